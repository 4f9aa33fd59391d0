// Tables that a click does not sort, both ways, by what the cells are worth; sums stay at the end, empty cells before.
() => {
  const wrong = [];
  let sorted = 0;
  const worth = cell => cell.dataset.value !== undefined ? cell.dataset.value : cell.querySelector("bdi").textContent;
  for (const table of document.querySelectorAll("main table.sortable")) {
    const rows = table.tBodies[0].rows;
    const before = [...rows].map(row => row.cells[0].textContent).sort().join("|");
    [...table.tHead.rows[0].cells].forEach((heading, column) => {
      const directions = [0, 1].map(() => {
        heading.querySelector("button").click();
        const direction = heading.getAttribute("aria-sort");
        const marked = table.tHead.querySelectorAll("[aria-sort]").length;
        const name = table.caption.textContent + ": " + heading.textContent + " " + direction;
        const isSum = row => row.cells[0].classList.contains("total");
        const plain = [...rows].filter(row => !isSum(row));
        if ([...rows].slice(0, plain.length).some(isSum)) {
          wrong.push("a sum among the rows: " + name);
        }
        const values = plain.map(row => worth(row.cells[column]));
        const full = values.filter(value => value !== "");
        if (values.slice(0, full.length).includes("")) {
          wrong.push("empty cells among others: " + name);
        }
        const isNumber = heading.classList.contains("number");
        full.forEach((value, i) => {
          if (isNumber && !/^-?\d+(\.\d+)?$/.test(value)) {
            wrong.push("no number: " + name + ": " + value);
          }
          if (i > 0) {
            const order = isNumber ? Number(full[i - 1]) - Number(value)
              : full[i - 1] < value ? -1 : full[i - 1] > value ? 1 : 0;
            if (direction === "ascending" ? order > 0 : order < 0) {
              wrong.push("out of order: " + name + ": " + full[i - 1] + " " + value);
            }
          }
        });
        if (marked !== 1) {
          wrong.push("marked as sorted: " + marked + " " + name);
        }
        sorted++;
        return direction;
      });
      if (directions.slice().sort().join() !== "ascending,descending") {
        wrong.push("does not turn: " + table.caption.textContent + ": " + heading.textContent + " " + directions);
      }
    });
    if ([...rows].map(row => row.cells[0].textContent).sort().join("|") !== before) {
      wrong.push("rows lost or made: " + table.caption.textContent);
    }
  }
  return sorted > 40 ? wrong : ["tables sorted too seldom: " + sorted];
}
