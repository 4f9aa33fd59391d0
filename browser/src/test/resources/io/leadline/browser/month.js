// What the page knows of the first market's first maker.
() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const section = data.sections["p0-t0-m0"];
  const wrong = [];
  for (const each of Object.values(data.sections)) {
    if (each.buckets > 300) {
      wrong.push("buckets: " + each.buckets);
    }
    for (const maker of each.makers) {
      for (const chart of [maker.size, maker.spread]) {
        chart.mean.forEach((mean, i) => {
          if (mean !== null && !(chart.min[i] <= mean && mean <= chart.max[i])) {
            wrong.push(maker.name + " bucket " + i + ": " + [chart.min[i], mean, chart.max[i]]);
          }
        });
      }
    }
  }
  const maker = section.makers[0];
  const most = Math.max(...maker.size.max);
  return {
    wrong,
    snapshots: maker.verdicts.flat().reduce((sum, count) => sum + count, 0),
    most,
    meanThere: maker.size.mean[maker.size.max.indexOf(most)]
  };
}
