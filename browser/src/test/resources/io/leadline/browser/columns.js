// Columns of numbers that do not say how they are computed, or in what, and tables without a name.
() => {
  const wrong = [];
  for (const table of document.querySelectorAll("main .table table")) {
    const caption = table.caption ? table.caption.textContent : "";
    if (!caption) {
      wrong.push("table without a name");
    }
    for (const heading of table.tHead.rows[0].cells) {
      if (!heading.classList.contains("number")) {
        continue;
      }
      const text = heading.querySelector("button").textContent;
      if (!(heading.querySelector("button").title || "").trim()) {
        wrong.push("not said how it is computed: " + caption + ": " + text);
      }
      if (!heading.querySelector("small") || !heading.querySelector("small").textContent.trim()) {
        wrong.push("no unit: " + caption + ": " + text);
      }
    }
  }
  return wrong;
}
