"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  const colour = name => getComputedStyle(root).getPropertyValue("--" + name).trim();
  // Colours repeat after eight lines and dashes change after four: no two lines of a chart look the same.
  const dashes = [[], [8, 3], [2, 3], [9, 3, 2, 3], [4, 4], [12, 4]];
  const firstShown = 8;
  const atOnce = 48;
  // What a portrait page leaves between its margins, A4 or Letter, for one chart and for one of two beside each other.
  const paperWidth = 700;
  const halfPaperWidth = 340;
  const redraws = new Set();

  // tables
  const exact = cell => cell.dataset.value !== undefined
    ? cell.dataset.value
    : (cell.querySelector("bdi") || cell).textContent;

  function sortBy(table, column, heading) {
    const direction = heading.getAttribute("aria-sort") === (heading.classList.contains("number") ? "descending" : "ascending")
      ? (heading.classList.contains("number") ? "ascending" : "descending")
      : (heading.classList.contains("number") ? "descending" : "ascending");
    const sign = direction === "ascending" ? 1 : -1;
    const number = heading.classList.contains("number");
    const body = table.tBodies[0];
    const rows = [...body.rows].filter(row => !row.cells[0].classList.contains("total"));
    const totals = [...body.rows].filter(row => row.cells[0].classList.contains("total"));
    const order = (a, b) => {
      const left = exact(a.cells[column]);
      const right = exact(b.cells[column]);
      if (left === "" || right === "") {
        return (left === "") - (right === "");
      }
      return sign * (number ? Number(left) - Number(right) : left < right ? -1 : left > right ? 1 : 0);
    };
    rows.sort(order);
    body.append(...rows, ...totals);
    for (const other of table.tHead.rows[0].cells) {
      other.removeAttribute("aria-sort");
    }
    heading.setAttribute("aria-sort", direction);
  }

  function csv(table) {
    const quote = text => /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
    const heading = cell => {
      const unit = cell.querySelector("small");
      return cell.querySelector("button").textContent + (unit ? " (" + (unit.dataset.exact || unit.textContent) + ")" : "");
    };
    const lines = [[...table.tHead.rows[0].cells].map(heading)];
    for (const row of table.tBodies[0].rows) {
      lines.push([...row.cells].map(exact));
    }
    return lines.map(line => line.map(quote).join(",") + "\n").join("");
  }

  async function copy(button, table) {
    const text = csv(table);
    try {
      await navigator.clipboard.writeText(text);
    } catch (refused) {
      // Files opened from a disk may not use the clipboard; a selected text area always can.
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy as CSV"; }, 1500);
  }

  document.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (!button) {
      return;
    }
    const heading = button.closest("thead th");
    if (heading) {
      sortBy(heading.closest("table"), heading.cellIndex, heading);
    } else if (button.classList.contains("copy")) {
      copy(button, button.closest(".table").querySelector("table"));
    }
  });

  // time series
  const at = (counts, bucket) => counts === 0 ? 0 : counts[bucket];

  function uptime(maker, bucket) {
    let counted = 0;
    data.kinds.forEach((kind, i) => { counted += kind.counted ? at(maker.verdicts[i], bucket) : 0; });
    return counted === 0 ? null : 100 * at(maker.verdicts[0], bucket) / counted;
  }

  const range = count => Array.from({length: count}, (unused, i) => i);
  const starts = section => range(section.buckets).map(i => (section.fromMs + i * section.widthMs) / 1000);
  const uptimes = (section, maker) => range(section.buckets).map(i => uptime(maker, i));
  const amount = value => Math.abs(value) >= 1e9 ? Number((value / 1e9).toPrecision(4)) + " bn"
    : Math.abs(value) >= 1e6 ? Number((value / 1e6).toPrecision(4)) + " m"
    : Math.abs(value) >= 1e4 ? Number((value / 1e3).toPrecision(4)) + " k" : String(Number(value.toPrecision(4)));
  const short = value => value === null || value === undefined ? "–" : amount(value);

  // The 95 % Wilson interval of each bucket's uptime, in percent: few snapshots say little.
  function intervals(section, maker) {
    const z = 1.959963984540054;
    const low = [];
    const high = [];
    range(section.buckets).forEach(bucket => {
      let counted = 0;
      data.kinds.forEach((kind, i) => { counted += kind.counted ? at(maker.verdicts[i], bucket) : 0; });
      const active = at(maker.verdicts[0], bucket);
      const centre = active + z * z / 2;
      const half = z * Math.sqrt(counted === 0 ? 0 : active * (counted - active) / counted + z * z / 4);
      low.push(counted === 0 ? null : active === 0 ? 0 : 100 * (centre - half) / (counted + z * z));
      high.push(counted === 0 ? null : active === counted ? 100 : 100 * (centre + half) / (counted + z * z));
    });
    return {low, high};
  }
  const two = number => String(number).padStart(2, "0");
  const clock = ms => {
    const time = new Date(ms);
    return time.getUTCFullYear() + "-" + two(time.getUTCMonth() + 1) + "-" + two(time.getUTCDate()) + " "
      + two(time.getUTCHours()) + ":" + two(time.getUTCMinutes())
      + (time.getUTCSeconds() ? ":" + two(time.getUTCSeconds()) : "");
  };

  function lines(section, chart, focus) {
    if (focus < 0) {
      return section.makers.map((maker, i) => ({
        label: maker.name, index: i, show: i < firstShown,
        values: chart === "uptime" ? uptimes(section, maker) : maker[chart].mean}));
    }
    const maker = section.makers[focus];
    if (chart === "uptime") {
      const interval = intervals(section, maker);
      return [
        {label: "95 % interval to", index: focus, show: true, thin: true, values: interval.high},
        {label: "uptime", index: focus, show: true, values: uptimes(section, maker)},
        {label: "95 % interval from", index: focus, show: true, thin: true, values: interval.low}];
    }
    return [
      {label: "maximum", index: focus, show: true, thin: true, values: maker[chart].max},
      {label: "mean", index: focus, show: true, values: maker[chart].mean},
      {label: "minimum", index: focus, show: true, thin: true, values: maker[chart].min}];
  }

  // Grey where snapshots count for nobody, the darker the more of them.
  const excludedKind = data.kinds.length - 1;
  function excludedBuckets(section) {
    return u => {
      const c = u.ctx;
      c.save();
      c.fillStyle = colour("market-excluded");
      range(section.buckets).forEach(bucket => {
        const counts = section.makers.length ? section.makers[0].verdicts.map(verdict => at(verdict, bucket)) : [];
        const total = counts.reduce((sum, count) => sum + count, 0);
        if (counts[excludedKind] > 0) {
          const left = Math.max(u.bbox.left, u.valToPos((section.fromMs + bucket * section.widthMs) / 1000, "x", true));
          const right = Math.min(u.bbox.left + u.bbox.width,
            u.valToPos((section.fromMs + (bucket + 1) * section.widthMs) / 1000, "x", true));
          c.globalAlpha = 0.15 + 0.2 * counts[excludedKind] / total;
          c.fillRect(left, u.bbox.top, Math.max(0, right - left), u.bbox.height);
        }
      });
      c.restore();
    };
  }

  // Levels that are demanded, each with the tiers that demand it; their words keep clear of each other.
  function thresholdLines(section) {
    return u => {
      const c = u.ctx;
      const byValue = new Map();
      section.thresholds.forEach(t => byValue.set(t.value, [...(byValue.get(t.value) || []), t.tier]));
      const levels = [...byValue].sort((a, b) => b[0] - a[0]);
      let clear = -Infinity;
      c.save();
      c.strokeStyle = colour("bad");
      c.fillStyle = colour("bad");
      c.lineWidth = devicePixelRatio;
      c.font = 11 * devicePixelRatio + "px system-ui, sans-serif";
      c.textAlign = "right";
      c.textBaseline = "middle";
      const height = level => Math.round(u.valToPos(100 * level, "y", true));
      c.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]);
      levels.forEach(([level]) => {
        c.beginPath();
        c.moveTo(u.bbox.left, height(level));
        c.lineTo(u.bbox.left + u.bbox.width, height(level));
        c.stroke();
      });
      levels.forEach(([level, tiers]) => {
        const y = height(level);
        const room = u.bbox.width > 500 * devicePixelRatio;
        const text = Number((100 * level).toPrecision(6)) + " %" + (room ? " " + tiers.join(", ") : "");
        const middle = Math.max(y + 9 * devicePixelRatio, clear + 15 * devicePixelRatio);
        const right = u.bbox.left + u.bbox.width - 4 * devicePixelRatio;
        const width = c.measureText(text).width;
        clear = middle;
        c.fillStyle = colour("paper");
        c.globalAlpha = 0.85;
        c.fillRect(right - width - 3 * devicePixelRatio, middle - 7 * devicePixelRatio,
          width + 6 * devicePixelRatio, 14 * devicePixelRatio);
        c.globalAlpha = 1;
        c.fillStyle = colour("bad");
        c.fillText(text, right, middle);
      });
      c.restore();
    };
  }

  // The maker that is shown alone; -1 for all of them.
  const focusOf = figure => Number(figure.closest(".charts").querySelector("select").value);

  function draw(figure) {
    const section = data.sections[figure.closest(".charts").dataset.section];
    const chart = figure.dataset.chart;
    const focus = focusOf(figure);
    const plot = figure.querySelector(".plot");
    const drawn = lines(section, chart, focus);
    const suffix = chart === "uptime" ? " %" : "";
    const axis = {
      stroke: () => colour("quiet"), grid: {stroke: () => colour("rule"), width: 1}, ticks: {stroke: () => colour("rule"), width: 1},
      font: "12px system-ui, sans-serif"};
    const day = 86400;
    const timeOfTicks = (u, ticks) => ticks.map((tick, i) => {
      const text = clock(tick * 1000);
      const isNewDay = i === 0 || Math.floor(tick / day) !== Math.floor(ticks[i - 1] / day);
      const time = ticks.length > 1 && ticks[1] - ticks[0] >= day ? "" : text.slice(11);
      return isNewDay ? (time ? time + "\n" : "") + text.slice(5, 10) : time;
    });
    const options = {
      width: root.dataset.theme ? chart === "uptime" ? paperWidth : halfPaperWidth : plot.clientWidth, height: root.dataset.theme ? 180 : chart === "uptime" ? 260 : 230,
      tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
      cursor: {points: {size: 6}, drag: {x: true, y: false}, focus: {prox: 24}},
      focus: {alpha: 0.25},
      legend: {markers: {width: 3, dash: (u, i) => {
        const style = i === 0 || drawn[i - 1].thin ? 0 : Math.floor(drawn[i - 1].index / 4) % dashes.length;
        return style === 0 ? "solid" : style === 2 ? "dotted" : "dashed";
      }}},
      scales: {y: {range: (u, low, high) => chart === "uptime" ? [0, 102] : [0, high > 0 ? high * 1.08 : 1]}},
      axes: [{...axis, values: timeOfTicks}, {...axis, size: 58, values: (u, ticks) => ticks.map(tick => tick > 100 && suffix ? "" : amount(tick) + suffix)}],
      series: [{label: "", value: (u, seconds) => seconds === null ? "" : clock(seconds * 1000) + " UTC"}, ...drawn.map(line => ({
        label: line.label, show: line.show, spanGaps: false,
        stroke: () => colour("line-" + line.index % 8), width: line.thin ? 0.75 : 1.6,
        dash: line.thin ? [] : dashes[Math.floor(line.index / 4) % dashes.length],
        points: {show: section.buckets < 3},
        value: (u, value) => typeof value === "number" ? short(value) + suffix : ""}))],
      bands: focus >= 0 && drawn.length === 3 ? [{series: [1, 3], fill: () => colour("shade")}] : [],
      hooks: {drawClear: [excludedBuckets(section)], draw: chart === "uptime" ? [thresholdLines(section)] : []}
    };
    if (figure.chart) {
      figure.chart.destroy();
    }
    figure.chart = new uPlot(options, [starts(section), ...drawn.map(line => line.values)], plot);
    redraws.add(figure);
  }

  const redrawAll = () => [...redraws].forEach(draw);
  const drawRest = () => document.querySelectorAll("figure.chart").forEach(figure => figure.chart || draw(figure));

  // A few charts are drawn at once; of many, those that come near the window.
  const figures = document.querySelectorAll("figure.chart");
  if (figures.length <= atOnce) {
    drawRest();
  } else {
    const seen = new IntersectionObserver(entries => entries.forEach(entry => {
      if (entry.isIntersecting) {
        seen.unobserve(entry.target);
        entry.target.chart || draw(entry.target);
      }
    }), {rootMargin: "1500px"});
    figures.forEach(figure => seen.observe(figure));
  }

  document.addEventListener("change", event => {
    if (!event.target.matches("select.maker")) {
      return;
    }
    const charts = event.target.closest(".charts");
    charts.querySelectorAll("figure.chart").forEach(draw);
    charts.querySelectorAll("details.values").forEach(details => {
      details.querySelectorAll(".table").forEach(table => table.remove());
      if (details.open) {
        tabulate(details);
      }
    });
    const strips = document.querySelector('.strips[data-section="' + charts.dataset.section + '"]');
    strips.querySelectorAll(".strip").forEach(strip =>
      strip.classList.toggle("focused", strip.dataset.maker === event.target.value));
  });

  // A table of the values behind a chart, of those that it shows, made when it is asked for.
  function tabulate(details) {
    if (details.querySelector("table")) {
      return;
    }
    const figure = details.closest("figure");
    const section = data.sections[figure.closest(".charts").dataset.section];
    const shown = lines(section, figure.dataset.chart, focusOf(figure));
    const box = document.createElement("div");
    box.className = "table";
    box.innerHTML = '<div class="scroll"><table class="sortable"><caption></caption><thead><tr></tr></thead><tbody></tbody></table></div>'
      + '<button type="button" class="copy">Copy as CSV</button>';
    const table = box.querySelector("table");
    const alone = figure.closest(".charts").querySelector("select").selectedOptions[0].textContent;
    table.caption.textContent = figure.querySelector("figcaption").textContent + "; " + alone;
    const heading = (text, column) => {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.className = column > 0 ? "number" : "";
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = text;
      cell.append(button);
      if (column > 0) {
        button.title = table.caption.textContent;
        const unit = document.createElement("small");
        unit.textContent = figure.dataset.unit;
        cell.append(unit);
      }
      table.tHead.rows[0].append(cell);
    };
    ["From (UTC)", ...shown.map(line => line.label)].forEach(heading);
    starts(section).forEach((start, bucket) => {
      const row = table.tBodies[0].insertRow();
      const first = document.createElement("th");
      first.scope = "row";
      first.className = "time";
      first.textContent = clock(start * 1000);
      first.dataset.value = new Date(start * 1000).toISOString();
      row.append(first);
      shown.forEach(line => {
        const value = line.values[bucket];
        const cell = row.insertCell();
        cell.className = "number";
        cell.textContent = short(value);
        cell.dataset.value = value === null ? "" : String(value);
      });
    });
    details.append(box);
  }

  document.querySelectorAll("details.values").forEach(details =>
    details.addEventListener("toggle", () => { if (details.open) { tabulate(details); } }));

  // what a bucket of a strip holds
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  document.body.append(tip);
  document.querySelectorAll(".strip[data-maker] svg").forEach(svg => {
    svg.addEventListener("pointermove", event => {
      const section = data.sections[svg.closest(".strips").dataset.section];
      const maker = section.makers[Number(svg.closest(".strip").dataset.maker)];
      const box = svg.getBoundingClientRect();
      const bucket = Math.max(0, Math.min(section.buckets - 1,
        Math.floor((event.clientX - box.left) / box.width * section.buckets)));
      const counts = maker.verdicts.map(verdict => at(verdict, bucket));
      const total = counts.reduce((sum, count) => sum + count, 0);
      const words = counts.map((count, i) => count ? data.kinds[i].label + " " + count + " of " + total : "").filter(Boolean);
      tip.textContent = clock(section.fromMs + bucket * section.widthMs) + " UTC: " + (words.join(", ") || "no snapshot");
      tip.hidden = false;
      tip.style.left = Math.max(4, Math.min(innerWidth - 290, event.clientX + 12)) + "px";
      tip.style.top = event.clientY + 14 + "px";
    });
    svg.addEventListener("pointerleave", () => { tip.hidden = true; });
  });

  // size, light and dark, paper
  let resizing = 0;
  addEventListener("resize", () => {
    cancelAnimationFrame(resizing);
    resizing = requestAnimationFrame(() => redraws.forEach(figure => figure.chart.setSize({
      width: figure.querySelector(".plot").clientWidth, height: figure.chart.height})));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawAll);
  // Paper cannot be asked: it says how numbers are computed, once for each program and period.
  const opened = new Set();
  addEventListener("beforeprint", () => {
    root.dataset.theme = "light";
    document.querySelectorAll(".period").forEach(period => {
      const details = period.querySelector("details.explain");
      if (details && !details.open) {
        details.open = true;
        opened.add(details);
      }
    });
    drawRest();
    redrawAll();
  });
  addEventListener("afterprint", () => {
    delete root.dataset.theme;
    opened.forEach(details => { details.open = false; });
    opened.clear();
    redrawAll();
  });
})();
