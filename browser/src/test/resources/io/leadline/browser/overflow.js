// Whatever makes the page wider than its window, and text that is cut off with no way to see it.
() => {
  const wrong = [];
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) {
    wrong.push("page is wider than its window: " + root.scrollWidth + " limit=" + innerWidth);
  }
  const name = element => element.tagName + "." + element.className + " " + element.textContent.trim().slice(0, 40);
  for (const element of document.querySelectorAll("main *")) {
    if (element.closest(".scroll") || element.closest("svg") || !element.getClientRects().length) {
      continue;
    }
    const box = element.getBoundingClientRect();
    if (box.right > innerWidth + 0.5 || box.left < -0.5) {
      wrong.push("reaches out of the window: " + name(element));
    }
  }
  for (const scroll of document.querySelectorAll(".scroll")) {
    if (scroll.scrollWidth > scroll.clientWidth + 1 && getComputedStyle(scroll).overflowX !== "auto") {
      wrong.push("cut off: " + name(scroll));
    }
  }
  return wrong;
}
