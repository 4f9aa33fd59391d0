// Charts that are not drawn, have no words for those who cannot see them, or whose labels cannot be read.
() => {
  const wrong = [];
  const data = JSON.parse(document.getElementById("data").textContent);
  const probe = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgb = text => {
    probe.clearRect(0, 0, 1, 1);
    probe.fillStyle = text;
    probe.fillRect(0, 0, 1, 1);
    return [...probe.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = colour => {
    const [r, g, b] = colour.map(value => value / 255)
      .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const style = getComputedStyle(document.documentElement);
  const colour = name => rgb(style.getPropertyValue("--" + name));
  const paper = luminance(colour("paper"));
  const figures = document.querySelectorAll("figure.chart");
  for (const figure of figures) {
    const section = data.sections[figure.closest(".charts").dataset.section];
    const name = section.market + " " + figure.dataset.chart;
    const plot = figure.querySelector(".plot");
    const canvas = plot.querySelector("canvas");
    if (plot.getAttribute("role") !== "img" || (plot.getAttribute("aria-label") || "").length < 20) {
      wrong.push(name + ": no words: " + plot.getAttribute("aria-label"));
    }
    if (!figure.querySelector("figcaption").textContent.trim() || !figure.querySelector("details summary")) {
      wrong.push(name + ": no caption or no table");
    }
    if (!canvas) {
      wrong.push(name + ": not drawn");
      continue;
    }
    const context = canvas.getContext("2d");
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
    const near = (index, wanted) => pixels[index + 3] > 200
      && wanted.every((value, i) => Math.abs(pixels[index + i] - value) < 24);
    const shown = section.makers.slice(0, 8).map((maker, i) => i).filter(i => {
      const maker = section.makers[i];
      return figure.dataset.chart === "uptime" || maker[figure.dataset.chart].mean.some(value => value !== null);
    });
    if (shown.length === 0) {
      wrong.push(name + ": nothing to draw");
    }
    let drawn = 0;
    for (const i of shown) {
      const wanted = colour("line-" + i % 8);
      let count = 0;
      for (let index = 0; index < pixels.length; index += 4) {
        count += near(index, wanted) ? 1 : 0;
      }
      drawn += count > 20 ? 1 : 0;
    }
    // A line may lie under others all its way, but not most lines.
    if (drawn * 2 < shown.length) {
      wrong.push(name + ": lines that can be seen: " + drawn + " of " + shown.length);
    }
    const left = Math.round(50 * devicePixelRatio);
    let best = 1;
    for (let y = 0; y < canvas.height; y++) {
      for (let x = 0; x < left; x++) {
        const index = 4 * (y * canvas.width + x);
        if (pixels[index + 3] > 200) {
          const ink = luminance([pixels[index], pixels[index + 1], pixels[index + 2]]);
          best = Math.max(best, (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05));
        }
      }
    }
    if (best < 4.5) {
      wrong.push(name + ": labels of the axis stand out too little: " + best.toFixed(2));
    }
  }
  return figures.length ? wrong : ["no charts"];
}
