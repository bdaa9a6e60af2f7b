// The page: filters, charts, the list of entries and what one opens. Text of articles is set as text only; links go to http and https alone.

const data = JSON.parse(document.getElementById('data').textContent);
const byId = id => document.getElementById(id);
const FLAGS = {down_revision: 'revised down', lagging: 'repeats a number already replaced', conflict: 'sources conflict', undated_past: 'told as past, no day named', planned: 'planned', one_origin: 'one origin', single_source: 'one source'};
const view = {first: 0, last: 1};
const whole = {first: 0, last: 1};
let shownCharts = 4, opened = null;

function node(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
const flagText = flag => FLAGS[flag] || flag.replaceAll('_', ' ').replace(':', ': ');
const sourceOf = reading => data.articles[reading.article].source || '';
const dayOf = text => text ? Math.floor(Date.parse(text.slice(0, 10) + 'T00:00:00Z') / 86400000) : null;

// What is shown.

function chosenSources() {
  const boxes = [...byId('sources').querySelectorAll('input')];
  return boxes.every(box => box.checked) ? null : new Set(boxes.filter(box => box.checked).map(box => box.value));
}

function matcher() {
  const words = byId('search').value.toLowerCase().split(/\s+/).filter(Boolean), kind = byId('kind').value, measure = byId('measure').value, sources = chosenSources();
  const asked = kind || measure || words.length > 0;  // else a figure has no line beside that of the event whose sentence it stands in
  return entry => (asked || entry.toldBy === undefined) && (!kind || entry.kind === kind) && (!measure || entry.measure === measure) && (!sources || entry.sources.some(source => sources.has(source))) &&
    words.every(word => entry.words.includes(word));
}

function keepStep() {
  const sources = chosenSources();
  return step => !sources || sources.has(sourceOf(data.entries[step.entry].readings[step.reading]));
}

function inSpan(entry) {
  const first = entry.firstDay === null ? entry.lastDay : entry.firstDay, last = entry.lastDay === null ? first : entry.lastDay;
  return first === null || (last >= view.first && first <= view.last) || (view.first === whole.first && view.last === whole.last);
}

// The list.

function buildList() {
  const list = byId('list'), most = Math.max(1, ...data.entries.map(entry => entry.salience || 0));
  let day = null, heading = null;
  data.entries.forEach((entry, at) => {
    if (entry.date !== heading) {
      heading = entry.date;
      day = node('section', 'day');
      day.append(node('h2', '', heading));
      list.append(day);
    }
    const button = node('button', 'entry ' + entry.kind);
    button.type = 'button';
    button.id = 'entry-' + at;
    button.setAttribute('aria-expanded', 'false');
    const weight = node('span', 'weight');
    weight.style.width = Math.max(4, Math.round(44 * (entry.salience || 0) / most)) + 'px';
    const about = node('span', 'about', (entry.sources.join(', ') || (entry.readings[0] ? data.articles[entry.readings[0].article].id : '')) + (entry.mentions > 1 ? ' · ' + entry.mentions + ' mentions' : ''));
    if (entry.flags.length) about.append(node('span', 'flag', ' · ' + entry.flags.map(flagText).join(', ')));
    button.append(weight, node('span', 'head', entry.headline), about);
    day.append(button);
    entry.button = button;
    entry.section = day;
  });
  list.addEventListener('click', event => {
    const button = event.target.closest('.entry');
    if (button) open(Number(button.id.slice(6)));
  });
}

function showList() {
  const matches = matcher(), sections = new Map();
  let shown = 0;
  for (const entry of data.entries) {
    const visible = matches(entry) && inSpan(entry);
    entry.visible = visible;
    if (entry.button.hidden === visible) entry.button.hidden = !visible;
    sections.set(entry.section, sections.get(entry.section) || visible);
    shown += visible;
  }
  for (const [section, visible] of sections) if (section.hidden === visible) section.hidden = !visible;
  byId('shown').textContent = shown + ' of ' + data.entries.length + (data.entries.length === 1 ? ' entry' : ' entries');
}

// The charts.

function stepLabel(curve, line, step) {
  const reading = data.entries[step.entry].readings[step.reading];
  return dayText(step.day, true) + ': ' + reading.text + ' — ' + line.name + (sourceOf(reading) ? ', in ' + sourceOf(reading) : '') + (step.down ? ' (revised down)' : step.lags ? ' (repeats a number already replaced)' : '');
}

/** Where the keys are in the charts: of which curve, at which mark. Null when they are elsewhere. */
function placeInCharts() {
  const svg = document.activeElement.closest('#charts svg');
  if (!svg) return null;
  const mark = svg.querySelector('.step.on');
  return {title: svg.getAttribute('aria-label'), entry: mark && mark.dataset.entry, reading: mark && mark.dataset.reading};
}

/** Charts are drawn anew whenever their width changes; a reader's place in them stays. */
function returnTo(place) {
  const svg = place && [...document.querySelectorAll('#charts svg')].find(svg => svg.getAttribute('aria-label') === place.title);
  if (!svg) return;
  svg.focus({preventScroll: true});
  const mark = place.entry && svg.querySelector(`.step[data-entry="${place.entry}"][data-reading="${place.reading}"]`);
  if (mark) mark.classList.add('on');
}

function showCharts() {
  const measure = byId('measure').value, kind = byId('kind').value, keep = keepStep(), width = byId('left').clientWidth;
  const curves = kind && kind !== 'figure' ? [] : data.curves.filter(curve => (!measure || curve.measure === measure) && curve.lines.some(line => line.steps.some(step => keep(step) && step.day >= view.first && step.day <= view.last)));
  const charts = byId('charts');
  const all = view.first === whole.first && view.last === whole.last;  // then each chart has its own days; zoomed, all have the same
  const columns = Math.min(Math.max(1, Math.floor((width + 28) / 548)), Math.max(1, Math.min(curves.length, shownCharts)));
  charts.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
  const wide = (width - 28 * (columns - 1)) / columns;
  const place = placeInCharts();
  charts.replaceChildren(...curves.slice(0, shownCharts).map(curve => drawCurve(curve, all ? ownSpan(curve) : view, wide, keep, stepLabel, open)));
  returnTo(place);
  const more = byId('more-charts');
  more.hidden = curves.length <= shownCharts;
  more.textContent = 'Show ' + (curves.length - shownCharts) + ' more charts';
  const days = data.entries.filter(entry => entry.visible && entry.firstDay !== null).map(entry => [entry.firstDay, entry]);
  byId('strip').replaceChildren(drawStrip(days, view, width, entry => { entry.button.scrollIntoView({block: 'center'}); entry.button.focus({preventScroll: true}); }));
}

function show() {
  showList();
  showCharts();
}

// One entry.

function marked(sentence, text) {
  const quote = node('blockquote'), at = text ? sentence.indexOf(text) : -1;
  if (at < 0) {
    quote.textContent = sentence || text;
  } else {
    quote.append(sentence.slice(0, at), node('mark', '', text), sentence.slice(at + text.length));
  }
  return quote;
}

function citation(reading) {
  const article = data.articles[reading.article], cite = node('p', 'cite');
  const name = [article.source, article.title].filter(Boolean).join(': ') || article.id;
  if (/^https?:\/\//i.test(article.url || '')) {
    const link = node('a', '', name);
    link.href = article.url;
    link.rel = 'noopener noreferrer';
    link.target = '_blank';
    cite.append(link);
  } else {
    cite.append(name);
  }
  if (article.published) cite.append(', ' + article.published.slice(0, 10));
  if (reading.by) cite.append(' · on the word of ' + reading.by);
  if (reading.asOf) cite.append(' · as of ' + reading.asOf);
  return cite;
}

function fillReadings(box, entry, from, first) {
  const order = entry.readings.map((reading, at) => at).sort((a, b) => (b === first) - (a === first) || a - b).slice(from, from + 30);
  for (const at of order) box.append(marked(entry.readings[at].sentence, entry.readings[at].text), citation(entry.readings[at]));
  if (from + 30 >= entry.readings.length) return;
  const more = node('button', '', (entry.readings.length - from - 30) + ' more');
  more.type = 'button';
  more.addEventListener('click', () => { more.remove(); fillReadings(box, entry, from + 30, first); });
  box.append(more);
}

function open(at, reading) {
  const entry = data.entries[at], detail = byId('detail');
  if (opened !== null) data.entries[opened].button.setAttribute('aria-expanded', 'false');
  opened = at;
  entry.button.setAttribute('aria-expanded', 'true');
  const close = node('button', 'close', '×');
  close.type = 'button';
  close.title = 'Close (Esc)';
  close.addEventListener('click', shut);
  detail.replaceChildren(close, node('h2', '', entry.headline), node('p', '', entry.date));
  if (entry.how) detail.append(node('p', 'how', 'Dated by ' + entry.how));
  if (entry.flags.length) detail.append(node('p', 'flag', entry.flags.map(flagText).join(', ')));
  if (entry.reference) detail.append(node('p', 'how', 'Reference: ' + (entry.reference.value === null ? 'nothing for this day' : numberText(entry.reference.value, entry.unit)) + (entry.reference.day ? '; these figures match its ' + entry.reference.day : '; no day of it matches')));
  fillReadings(detail, entry, 0, reading);
  detail.hidden = false;
  detail.scrollTop = 0;
  history.replaceState(null, '', '#entry-' + at);
}

function shut() {
  byId('detail').hidden = true;
  if (opened === null) return;
  data.entries[opened].button.setAttribute('aria-expanded', 'false');
  const entry = data.entries[opened];
  (entry.visible || entry.toldBy === undefined ? entry : data.entries[entry.toldBy]).button.focus();
  opened = null;
  history.replaceState(null, '', location.pathname + location.search);
}

// Zoom and keys.

function setView(first, last) {
  const least = 1, span = Math.min(Math.max(last - first, least), whole.last - whole.first);
  view.first = Math.min(Math.max(first, whole.first), whole.last - span);
  view.last = view.first + span;
  show();
}
const zoom = factor => { const middle = (view.first + view.last) / 2, half = (view.last - view.first) / 2 * factor; setView(middle - half, middle + half); };
const pan = share => { const by = (view.last - view.first) * share; setView(view.first + by, view.last + by); };

function moveFocus(step) {
  const visible = data.entries.filter(entry => entry.visible), at = visible.findIndex(entry => entry.button === document.activeElement);
  const next = visible[Math.min(visible.length - 1, Math.max(0, at + step))];
  if (next) next.button.focus();
}

function setTheme() {
  const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'light' : 'dark';
}

const KEYS = {'+': () => zoom(.5), '=': () => zoom(.5), '-': () => zoom(2), '0': () => setView(whole.first, whole.last), '[': () => pan(-.5), ']': () => pan(.5), '/': () => byId('search').focus(),
  d: setTheme, '?': () => byId('help').showModal(), ArrowDown: () => moveFocus(1), ArrowUp: () => moveFocus(-1)};

document.addEventListener('keydown', event => {
  if (event.key === 'Escape') { byId('sources').open = false; if (!byId('help').open) shut(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || byId('help').open || event.target.closest('input, select, .menu')) return;
  const action = KEYS[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

// The beginning.

function fillChoices() {
  const fill = (id, values) => { for (const value of [...new Set(values)].filter(Boolean).sort()) byId(id).append(new Option(value.replaceAll('_', ' '), value)); };
  fill('kind', data.entries.map(entry => entry.kind));
  fill('measure', data.entries.map(entry => entry.measure));
  const sources = [...new Set(data.entries.flatMap(entry => entry.sources))].sort(), menu = byId('sources').querySelector('.menu');
  for (const source of sources) {
    const label = node('label'), box = node('input');
    box.type = 'checkbox';
    box.checked = true;
    box.value = source;
    label.append(box, source);
    menu.append(label);
  }
  byId('sources').hidden = sources.length < 2;
  byId('summary').textContent = data.summary;
}

function prepare() {
  let first = Infinity, last = -Infinity;
  for (const entry of data.entries) {
    entry.firstDay = dayOf(entry.first);
    entry.lastDay = dayOf(entry.last);
    entry.words = [entry.headline, entry.text, ...entry.readings.map(reading => reading.sentence), ...entry.sources].join(' ').toLowerCase();
  }
  // An entry far off (a founding year) does not stretch the axis: the span of the middle 96 of 100.
  const days = data.entries.flatMap(entry => entry.firstDay !== null && (entry.lastDay === null || entry.lastDay - entry.firstDay < 60) ? [entry.firstDay] : []).sort((a, b) => a - b);
  const curveDays = data.curves.flatMap(curve => curve.band.map(step => step.day));
  if (days.length) { first = days[Math.floor(days.length * .02)]; last = days[Math.ceil(days.length * .98) - 1]; }
  for (const day of curveDays) { first = Math.min(first, day); last = Math.max(last, day); }
  if (first > last) first = last = 0;
  view.first = whole.first = first - .5;
  view.last = whole.last = last + .5;
}

prepare();
fillChoices();
buildList();
show();
let waiting = null;
const soon = () => { clearTimeout(waiting); waiting = setTimeout(show, 60); };
byId('search').addEventListener('input', soon);
for (const id of ['kind', 'measure', 'sources']) byId(id).addEventListener('change', show);
byId('filters').addEventListener('submit', event => event.preventDefault());
byId('zoom-in').addEventListener('click', () => zoom(.5));
byId('zoom-out').addEventListener('click', () => zoom(2));
byId('earlier').addEventListener('click', () => pan(-.5));
byId('later').addEventListener('click', () => pan(.5));
byId('fit').addEventListener('click', () => setView(whole.first, whole.last));
byId('theme').addEventListener('click', setTheme);
byId('help-button').addEventListener('click', () => byId('help').showModal());
byId('more-charts').addEventListener('click', () => { shownCharts = Infinity; showCharts(); });
byId('charts').addEventListener('wheel', event => { if (event.ctrlKey) { event.preventDefault(); zoom(event.deltaY > 0 ? 1.25 : .8); } }, {passive: false});
let drawnWidth = byId('left').clientWidth;
new ResizeObserver(() => { if (byId('left').clientWidth !== drawnWidth) { drawnWidth = byId('left').clientWidth; soon(); } }).observe(byId('left'));  // the window's size, or an entry that opens beside
const linked = /^#entry-(\d+)$/.exec(location.hash);
if (linked && data.entries[linked[1]]) { open(Number(linked[1])); data.entries[linked[1]].button.scrollIntoView({block: 'center'}); }
document.documentElement.dataset.ready = 'yes';
