'use strict';
// Drawing: scales, axes, step curves and the strip of entries. Text is set as text only.

const SVG = 'http://www.w3.org/2000/svg';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LINES = 6;  // originators with a colour of their own

function svgNode(name, attributes, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes || {})) node.setAttribute(key, value);
  for (const child of children) node.append(child);
  return node;
}

const dateOf = day => new Date(day * 86400000);
function dayText(day, year) {
  const date = dateOf(day);
  return date.getUTCDate() + ' ' + MONTHS[date.getUTCMonth()] + (year ? ' ' + date.getUTCFullYear() : '');
}

/** Round values from at or below low to at or above high. */
function valueTicks(low, high, count) {
  if (high <= low) high = low + 1;
  const rough = (high - low) / count, scale = 10 ** Math.floor(Math.log10(rough));
  const step = scale * ([1, 2, 5].find(factor => scale * factor >= rough) || 10);
  const ticks = [];
  for (let at = Math.floor(low / step); ; ++at) {
    ticks.push(at * step);
    if (at * step >= high) return ticks;
  }
}

/** Days, months or years between two days, at most `count`: [[day, text]]. */
function dayTicks(first, last, count) {
  const days = last - first, ticks = [];
  let year = null;
  const fresh = day => { const own = dateOf(day).getUTCFullYear(), is = own !== year; year = own; return is; };
  for (const step of [1, 2, 3, 7, 14]) {
    if (days / step + 1 > count) continue;
    for (let day = Math.ceil(first); day <= last; day += step) ticks.push([day, dayText(day, fresh(day))]);
    return ticks;
  }
  for (const step of [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200]) {
    if (days / (30.4 * step) + 1 > count) continue;
    const begin = dateOf(first);
    let index = begin.getUTCFullYear() * 12 + begin.getUTCMonth();
    for (index = Math.ceil(index / step) * step; ; index += step) {
      const day = Date.UTC(Math.floor(index / 12), index % 12, 1) / 86400000;
      if (day > last) return ticks;
      if (day < first) continue;
      const own = Math.floor(index / 12), isFresh = fresh(day);
      ticks.push([day, step >= 12 ? String(own) : isFresh ? MONTHS[index % 12] + ' ' + own : MONTHS[index % 12]]);
    }
  }
  return ticks;
}

function numberText(value, unit) {
  const signs = {USD: '$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹', ILS: '₪'};
  const size = Math.abs(value);
  const short = size >= 1e12 ? [1e12, ' trillion'] : size >= 1e9 ? [1e9, ' billion'] : size >= 1e6 ? [1e6, ' million'] : [1, ''];
  const text = (size / short[0]).toLocaleString('en', {maximumFractionDigits: short[0] > 1 ? 2 : 3}) + short[1];
  return (value < 0 ? '−' : '') + (signs[unit] || '') + text + (unit === 'percent' ? '%' : '');
}

function drawDays(svg, view, x, y, width) {
  let taken = -1e9;
  for (const [day, text] of dayTicks(view.first, view.last, Math.max(2, Math.floor(width / 90)))) {
    const at = x(day), half = text.length * 3.3;
    svg.append(svgNode('line', {class: 'axis', x1: at, x2: at, y1: y, y2: y + 4}));
    if (at - half < taken || at + half > x.end + 30 || at - half < -4) continue;
    taken = at + half + 8;
    svg.append(svgNode('text', {x: at, y: y + 17, 'text-anchor': 'middle'}, text));
  }
}

function makeX(view, left, width) {
  const span = Math.max(view.last - view.first, 1e-9);
  const x = day => left + (day - view.first) / span * width;
  x.end = left + width;
  return x;
}

/** The steps of a line that matter in the view: the one that holds at its beginning, and those inside. */
function inView(steps, view) {
  const before = steps.filter(step => step.day < view.first);
  return [...before.slice(-1), ...steps.filter(step => step.day >= view.first && step.day <= view.last)];
}

function stepPath(points) {
  return points.map(([x, y], at) => at ? 'H' + x.toFixed(1) + 'V' + y.toFixed(1) : 'M' + x.toFixed(1) + ' ' + y.toFixed(1)).join('');
}

const drawnValue = step => step.noHigh ? step.low : step.noLow ? step.high : (step.low + step.high) / 2;

function drawMark(step, x, y, color, label, open) {
  const at = x(step.day), level = y(drawnValue(step));
  const mark = svgNode('g', {class: 'step', role: 'button', 'data-entry': step.entry, 'data-reading': step.reading, 'aria-label': label}, svgNode('title', {}, label));
  if (step.low !== step.high) mark.append(svgNode('line', {x1: at, x2: at, y1: y(step.low), y2: y(step.high), stroke: color, 'stroke-width': 2}));
  if (step.noHigh) mark.append(svgNode('path', {d: `M${at} ${level - 4}v-7m-3 3l3-3l3 3`, fill: 'none', stroke: color}));
  if (step.down) mark.append(svgNode('path', {class: 'down', d: `M${at - 7} ${level - 5}h14l-7 11z`}));
  mark.append(svgNode('circle', {cx: at, cy: level, r: step.down ? 2 : 4, fill: step.lags ? 'var(--bg)' : color, stroke: color, 'stroke-width': 1.5}));
  mark.append(svgNode('circle', {cx: at, cy: level, r: 10, fill: 'transparent'}));
  mark.addEventListener('click', () => open(step.entry, step.reading));
  return mark;
}

/** The days of a curve, with a little room. */
function ownSpan(curve) {
  const first = curve.band[0].day, last = curve.band[curve.band.length - 1].day, room = Math.max(.3, (last - first) * .03);
  return {first: first - room, last: last + room};
}

/** A chart of one curve, with its legend. `keep(step)` says which steps are shown. */
function drawCurve(curve, view, width, keep, label, open) {
  const left = 76, right = 14, height = 140, top = 16;
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.textContent = curve.label;
  const svg = svgNode('svg', {height: height + top + 26, tabindex: 0, role: 'group', 'aria-label': curve.label + ', chart; arrow keys go from figure to figure'});
  const lines = curve.lines.map((line, at) => ({name: line.name, color: `var(--c${Math.min(at, LINES)})`, steps: inView(line.steps.filter(keep), view)})).filter(line => line.steps.length);
  const band = inView(curve.band, view);
  const values = lines.flatMap(line => line.steps.flatMap(step => [step.low, step.high]));
  const reference = curve.reference.filter(point => point.day >= view.first && point.day <= view.last);
  const ticks = valueTicks(Math.min(0, ...values), Math.max(...values, ...reference.map(point => point.value), 1), 4);
  const base = ticks[0], peak = ticks[ticks.length - 1];
  const x = makeX(view, left, width - left - right);
  const y = value => top + height - height * (Math.min(value, peak) - base) / (peak - base);
  const clampX = day => x(Math.max(day, view.first));
  for (const tick of ticks) {
    svg.append(svgNode('line', {class: 'grid', x1: left, x2: width - right, y1: y(tick), y2: y(tick)}));
    svg.append(svgNode('text', {x: left - 8, y: y(tick) + 4, 'text-anchor': 'end'}, numberText(tick, curve.unit)));
  }
  drawDays(svg, view, x, top + height, width - left - right);
  if (band.length) {
    const there = [], back = [];
    band.forEach((step, at) => {
      const from = clampX(step.day), to = at + 1 < band.length ? x(band[at + 1].day) : Math.min(x.end, from + 4);
      there.push(`${from.toFixed(1)} ${y(step.high).toFixed(1)}`, `${to.toFixed(1)} ${y(step.high).toFixed(1)}`);
      back.unshift(`${to.toFixed(1)} ${y(step.low).toFixed(1)}`, `${from.toFixed(1)} ${y(step.low).toFixed(1)}`);
    });
    svg.append(svgNode('path', {class: 'band', d: 'M' + [...there, ...back].join('L') + 'Z'}));
  }
  if (reference.length) svg.append(svgNode('path', {class: 'reference', d: stepPath(reference.map(point => [x(point.day), y(point.value)]))}));
  for (const line of lines)
    if (line.steps.length > 1) svg.append(svgNode('path', {d: stepPath(line.steps.map(step => [clampX(step.day), y(drawnValue(step))])), fill: 'none', stroke: line.color, 'stroke-width': 1.8}));
  for (const line of lines)
    for (const step of line.steps) if (step.day >= view.first) svg.append(drawMark(step, x, y, line.color, label(curve, line, step), open));
  svg.addEventListener('keydown', event => moveMark(event, svg, open));
  const legend = document.createElement('ul');
  legend.className = 'legend';
  const entryOf = (color, name) => {
    const item = document.createElement('li'), swatch = document.createElement('i');
    swatch.style.borderColor = color;
    item.append(swatch, name);
    legend.append(item);
  };
  lines.slice(0, LINES).forEach(line => entryOf(line.color, line.name));
  if (lines.length > LINES) entryOf(`var(--c${LINES})`, (lines.length - LINES) + ' more');
  if (reference.length) entryOf('var(--fg)', 'reference');
  figure.append(caption, svg, legend);
  return figure;
}

/** Arrow keys go along the marks of a chart, Enter opens one. */
function moveMark(event, svg, open) {
  const marks = [...svg.querySelectorAll('.step')].sort((a, b) => a.querySelector('circle').getAttribute('cx') - b.querySelector('circle').getAttribute('cx'));
  const at = marks.findIndex(mark => mark.classList.contains('on'));
  const go = {ArrowRight: 1, ArrowLeft: -1}[event.key];
  if (go && marks.length) {
    if (at >= 0) marks[at].classList.remove('on');
    const next = marks[(at + go + marks.length) % marks.length];
    next.classList.add('on');
    document.getElementById('shown').textContent = next.getAttribute('aria-label');
    event.preventDefault();
  } else if (event.key === 'Enter' && at >= 0) {
    open(Number(marks[at].dataset.entry), Number(marks[at].dataset.reading));
    event.preventDefault();
  }
}

/** Bars of how many entries fall where. */
function drawStrip(days, view, width, pick) {
  const left = 76, right = 14, height = 44, bins = Math.max(20, Math.min(160, Math.floor((width - left - right) / 8)));
  const svg = svgNode('svg', {height: height + 26, role: 'img', 'aria-label': 'Number of entries over time'});
  const x = makeX(view, left, width - left - right), span = Math.max(view.last - view.first, 1e-9);
  const counts = new Array(bins).fill(0), first = new Array(bins).fill(null);
  for (const [day, entry] of days) {
    if (day < view.first || day > view.last) continue;
    const bin = Math.min(bins - 1, Math.floor((day - view.first) / span * bins));
    if (!counts[bin]++) first[bin] = entry;
  }
  const most = Math.max(...counts, 1), wide = (width - left - right) / bins;
  svg.append(svgNode('text', {x: left - 8, y: 12, 'text-anchor': 'end'}, 'entries'));
  svg.append(svgNode('text', {x: left - 8, y: 26, 'text-anchor': 'end'}, 'max ' + most));
  counts.forEach((count, bin) => {
    if (!count) return;
    const tall = Math.max(3, height * count / most);
    const bar = svgNode('rect', {class: 'bar', x: left + bin * wide, y: height - tall, width: Math.max(1, wide - 1), height: tall}, svgNode('title', {}, count + (count === 1 ? ' entry' : ' entries')));
    bar.addEventListener('click', () => pick(first[bin]));
    svg.append(bar);
  });
  drawDays(svg, view, x, height, width - left - right);
  return svg;
}
