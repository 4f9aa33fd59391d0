// Text whose colour stands out less than 4.5 : 1 from what is behind it (WCAG 2, 1.4.3).
() => {
  const wrong = new Set();
  const probe = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = text => {
    probe.clearRect(0, 0, 1, 1);
    probe.fillStyle = text;
    probe.fillRect(0, 0, 1, 1);
    return [...probe.getImageData(0, 0, 1, 1).data];
  };
  const luminance = colour => {
    const [r, g, b] = colour.slice(0, 3).map(value => value / 255)
      .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  // The grounds that an element's text may stand on: colours of gradients too.
  const grounds = element => {
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      const shades = style.backgroundImage.match(/rgba?\([^)]*\)/g) || [];
      const solid = [...shades, style.backgroundColor].map(rgba).filter(colour => colour[3] === 255);
      if (rgba(style.backgroundColor)[3] === 255) {
        return solid;
      }
      if (solid.length) {
        return [...solid, ...grounds(at.parentElement)];
      }
    }
    return [rgba(matchMedia("(prefers-color-scheme: dark)").matches ? "black" : "white")];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let count = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.getClientRects().length || element.closest("script, style")) {
      continue;
    }
    count++;
    const colour = rgba(getComputedStyle(element).color);
    for (const ground of grounds(element)) {
      const ratio = contrast(colour, ground);
      if (ratio < 4.5) {
        wrong.add(ratio.toFixed(2) + " " + element.tagName + "." + element.className + " " + colour + " on " + ground);
      }
    }
  }
  return count > 100 ? [...wrong] : ["no text to look at: " + count];
}
