// Charts of the first market whose background is not darker where the market is excluded.
() => {
  const wrong = [];
  const data = JSON.parse(document.getElementById("data").textContent);
  const section = data.sections["p0-t0-m0"];
  const halted = section.makers[0].verdicts[data.kinds.length - 1].findIndex(count => count > 1000);
  if (halted < 0) {
    return ["nothing is excluded"];
  }
  document.querySelectorAll('.charts[data-section="p0-t0-m0"] figure.chart').forEach(figure => {
    const u = figure.chart;
    const pixel = bucket => {
      const seconds = (section.fromMs + (bucket + 0.5) * section.widthMs) / 1000;
      const x = Math.round(u.valToPos(seconds, "x", true));
      const column = u.ctx.getImageData(x, u.bbox.top + 1, 1, u.bbox.height - 2).data;
      const counts = new Map();
      for (let i = 0; i < column.length; i += 4) {
        const key = [...column.slice(i, i + 4)].join();
        counts.set(key, (counts.get(key) || 0) + 1);
      }
      return [...counts].sort((a, b) => b[1] - a[1])[0][0];
    };
    if (pixel(halted) === pixel(halted + 3)) {
      wrong.push(figure.dataset.chart + ": " + pixel(halted));
    }
  });
  return wrong;
}
