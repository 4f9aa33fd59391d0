// Whatever makes a printer shrink the page: anything that reaches over the edge of the paper.
() => {
  const wrong = [];
  const limit = document.documentElement.clientWidth;
  for (const element of document.querySelectorAll("main, main *")) {
    if (element.closest("svg") && element.tagName !== "svg" || !element.getClientRects().length) {
      continue;
    }
    const box = element.getBoundingClientRect();
    if (box.right > limit + 1) {
      wrong.push("over the edge: " + element.tagName + "." + element.className + " right=" + Math.round(box.right)
        + " limit=" + limit + " " + element.textContent.trim().slice(0, 50));
    }
  }
  return wrong;
}
