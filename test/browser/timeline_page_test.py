#!/usr/bin/python3
"""Opens the timeline's page and picture in headless Chromium: what is drawn, what a click and a key open, that nothing of an article runs, that no request
leaves, that nothing overlaps, that 5,000 entries stay usable.

usage: timeline_page_test.py TIMELINE [PICTURES]

TIMELINE is the program; screenshots go to the folder PICTURES where one is named. Exits 77 (skipped) where chromium or chromedriver is
not installed or does not start."""
import json
import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from webdriver import Browser, NotStarted, missing  # noqa: E402

failures = []
HOSTILE = '</script><script>window.ran=1</script><img src=x onerror="window.ran=2">'

# Entries that a reader sees.
SEEN = 'return [...document.querySelectorAll(".entry")].filter(entry => entry.getClientRects().length).length'

# Boxes of SVG texts that lie over each other, or outside of the picture.
OVERLAPS = '''
const bad = [];
const boxes = [...document.querySelectorAll('svg text, figcaption, aside:not([hidden]) h2')].map(text => [text.getBoundingClientRect(), text.textContent]);
boxes.forEach(([a, text], at) => {
  if (a.left < -1 || a.right > innerWidth + 1) bad.push('cut: ' + text);
  for (const [b, other] of boxes.slice(at + 1))
    if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2 && b.top < a.bottom - 2) bad.push(text + ' / ' + other);
});
return bad;'''


def check(what, got, wanted=True):
    if got != wanted:
        failures.append(what)
        print(f'FAILED: {what}: {got!r}, expected {wanted!r}')


def check_soon(what, ask, wanted=True):
    """For what the page does a moment later: charts are drawn anew after a change of width, a search after the last key."""
    for _ in range(150):
        got = ask()
        if got == wanted:
            return
        time.sleep(.1)
    check(what, got, wanted)


def reading(article, source, by, day, low, high, sentence, text):
    return {'figure': None, 'article': article, 'source': source, 'by': by and {'text': by, 'name': by, 'role': None}, 'as_of': day, 'low': low, 'high': high, 'low_open': False,
            'high_open': False, 'bound': 'exact' if high else 'at_least', 'text': text, 'sentence': sentence}


def small():
    """Two quantities over a week, an event, and articles that mean harm."""
    days = [f'2031-05-{day:02}' for day in range(1, 9)]
    articles = [{'type': 'article', 'id': f'a{i}', 'source': ['Herald', 'Gazette', 'Lantern'][i % 3], 'url': f'https://herald.example/{i}', 'title': f'Flood, day {i + 1}', 'published': day,
                 'text': ''} for i, day in enumerate(days)]
    articles[3]['title'] = HOSTILE
    articles[3]['url'] = 'javascript:window.ran=3'
    tolls = [34, 71, 96, 110, 127, 113, 127, 118]
    readings = [reading(f'a{i}', articles[i]['source'], 'the ministry' if i != 6 else None, day, toll, toll, f'The flood killed {toll} people, the ministry said. {HOSTILE}', f'{toll} people')
                for i, (day, toll) in enumerate(zip(days, tolls))]
    readings.append(reading('a1', 'Gazette', 'the hospital of a town with a rather long name', days[1], 83, 90, 'Doctors counted 83 to 90 bodies.', '83 to 90'))
    missing_ones = [reading(f'a{i}', articles[i]['source'], HOSTILE, days[i], 200 - 20 * i, None, f'At least {200 - 20 * i} are missing.', f'At least {200 - 20 * i}') for i in range(5)]

    def fact(id, measure, readings):
        return {'type': 'fact', 'id': id, 'kind': 'figure', 'what': {'measure': measure, 'unit': 'person', 'item': None, 'group': None, 'place': {'name': 'Norland', 'code': None}},
                'window': {'first': None, 'last': None}, 'relation': 'conflict', 'low': None, 'high': None, 'best': None, 'best_rule': None, 'outlets': [], 'origins': [], 'readings': readings,
                'pairs': [], 'flags': []}
    event = {'type': 'entry', 'first': days[0], 'last': days[0], 'precision': 'day', 'headline': 'The dam broke ' + HOSTILE, 'text': 'The dam broke.', 'kind': 'event', 'place': None,
             'sources': ['Herald'], 'articles': ['a0'], 'readings': [], 'flags': []}
    return articles + [fact('toll', 'killed', readings), fact('missing', 'missing', missing_ones), event]


def many(count):
    events = []
    for i in range(count):
        day = f'20{20 + i % 7:02}-{1 + i % 12:02}-{1 + i % 28:02}'
        text = f'Item {i}: council {i * 7919 % 9973} met about bridge {i * 104729 % 7919} and road {i * 31 % 997}.'
        events.append({'type': 'entry', 'first': day, 'last': day, 'precision': 'day', 'headline': text, 'text': text, 'kind': 'event', 'place': None, 'sources': [f'Outlet {i % 40}'],
                       'articles': [f'a{i}'], 'readings': [], 'flags': []})
    return events


def render(program, folder, name, records, form):
    path = os.path.join(folder, name)
    lines = ''.join(json.dumps(record) + '\n' for record in records)
    with open(path, 'w') as out:
        subprocess.run([program, '--format', form, '--title', 'Flood ' + HOSTILE], input=lines, text=True, stdout=out, check=True)
    return path


def test_page(browser, path, pictures):
    browser.open(path)
    check('the script came to its end', browser.run('return document.documentElement.dataset.ready'), 'yes')
    check('two charts', browser.run('return document.querySelectorAll("#charts figure").length'), 2)
    check('a mark for each reading', browser.run('return document.querySelectorAll("#charts figure:first-child .step").length'), 9)
    check('one revision, one that lags', browser.run('return [document.querySelectorAll(".step .down").length, document.querySelectorAll(\'.step circle[fill="var(--bg)"]\').length]'), [1, 1])
    check('an entry for each day and event', browser.run(SEEN), 14)
    check('nothing of an article ran', browser.run('return [window.ran || 0, document.querySelectorAll("img").length]'), [0, 0])
    check('no text lies over another', browser.run(OVERLAPS), [])
    check('no sideways scrolling', browser.run('return document.documentElement.scrollWidth <= innerWidth'))
    if pictures:
        browser.screenshot(os.path.join(pictures, 'page-light.png'))
    browser.run('document.querySelector(\'.step[aria-label*="113 people"]\').dispatchEvent(new MouseEvent("click", {bubbles: true}))')
    check_soon('no text lies over another beside an open entry', lambda: browser.run(OVERLAPS), [])
    check('a figure opens its sentence', browser.run('return document.querySelector("#detail blockquote").textContent').startswith('The flood killed 113 people'))
    check('and its source', browser.run('return document.querySelector("#detail .cite a").href'), 'https://herald.example/5')
    check('the figure is marked in the sentence', browser.run('return document.querySelector("#detail mark").textContent'), '113 people')
    check('the flag is told', 'revised down' in browser.run('return document.querySelector("#detail .flag").textContent'))
    browser.run('document.querySelector(\'.step[aria-label*="110 people"]\').dispatchEvent(new MouseEvent("click", {bubbles: true}))')
    check('no link that is not of the web', browser.run('return document.querySelectorAll("#detail .cite a").length'), 0)
    if pictures:
        browser.screenshot(os.path.join(pictures, 'page-detail.png'))
    test_keys(browser)
    test_filters(browser)
    check('nothing of an article ran in the end', browser.run('return [window.ran || 0, document.querySelectorAll("img").length]'), [0, 0])
    browser.run('document.documentElement.dataset.theme = "dark"')
    check('a dark page', browser.run('return getComputedStyle(document.body).backgroundColor'), 'rgb(20, 22, 26)')
    if pictures:
        browser.screenshot(os.path.join(pictures, 'page-dark.png'))
    browser.resize(420, 800)
    check_soon('nothing is cut on a telephone', lambda: browser.run('return document.documentElement.scrollWidth <= innerWidth'))
    check_soon('no text lies over another on a telephone', lambda: browser.run(OVERLAPS), [])
    if pictures:
        browser.screenshot(os.path.join(pictures, 'page-small.png'))
    browser.resize(1400, 1000)


def test_keys(browser):
    browser.press('Escape')
    check('Escape closes', browser.run('return document.getElementById("detail").hidden'))
    browser.run('document.activeElement.blur()')
    browser.press('ArrowDown', 'ArrowDown')
    check('the arrow goes along the entries', browser.run('return document.activeElement.id'), 'entry-1')
    browser.press('Enter')
    check('Enter opens', browser.run('return !document.getElementById("detail").hidden && document.activeElement.getAttribute("aria-expanded")'), 'true')
    browser.press('Escape')
    before = browser.run('return document.querySelector("#strip").textContent')
    browser.press('+', '+')
    check('+ zooms', browser.run('return document.querySelector("#strip").textContent') != before)
    browser.press('0')
    check('0 shows all', browser.run('return document.querySelector("#strip").textContent'), before)
    browser.press('?')
    check('? tells the keys', browser.run('return document.getElementById("help").open'))
    browser.press('Escape')
    browser.run('document.querySelector("#charts svg").focus()')
    browser.press('ArrowRight', 'ArrowRight', 'Enter')
    check_soon('keys reach the figures of a chart', lambda: browser.run('return document.querySelector("#detail mark").textContent').endswith('people'))
    before = browser.run('return document.querySelector("#charts svg .step.on").getAttribute("aria-label")')
    browser.run('document.querySelector("#charts svg").dataset.old = "yes"')
    browser.resize(1200, 1000)
    check_soon('charts are drawn anew in a new width', lambda: browser.run('return document.querySelector("#charts svg").dataset.old || null'), None)
    check('the reader keeps the place in a chart that is drawn anew', browser.run('const on = document.activeElement.querySelector(".step.on"); return on && on.getAttribute("aria-label")'), before)
    browser.resize(1400, 1000)
    browser.press('Escape')
    browser.run('document.activeElement.blur()')
    browser.press('/')
    check('/ goes to the search', browser.run('return document.activeElement.id'), 'search')


def test_filters(browser):
    browser.press(*'bodies')
    check_soon('search finds a sentence', lambda: browser.run(SEEN), 1)
    browser.run('const search = document.getElementById("search"); search.value = ""; search.dispatchEvent(new Event("input"))')
    browser.run('const measure = document.getElementById("measure"); measure.value = "missing"; measure.dispatchEvent(new Event("change"))')
    check('a measure has its charts and entries', browser.run('return [document.querySelectorAll("#charts figure").length, ' + SEEN.removeprefix('return ') + ']'), [1, 5])
    browser.run('const measure = document.getElementById("measure"); measure.value = ""; measure.dispatchEvent(new Event("change"))')
    browser.run('for (const box of document.querySelectorAll("#sources input")) if (box.value !== "Lantern") box.click()')
    check('a source has its figures', browser.run('return document.querySelectorAll("#charts figure:first-child .step").length'), 2)
    browser.run('for (const box of document.querySelectorAll("#sources input")) if (!box.checked) box.click()')


def test_many(browser, path, pictures):
    browser.open(path)
    check('5,000 entries: the script came to its end', browser.run('return document.documentElement.dataset.ready'), 'yes')
    check('5,000 entries are shown', browser.run(SEEN), 5000)
    browser.run('document.getElementById("search").value = "council 42"; show()')
    found = sum('42' in event['text'] for event in many(5000))
    check('a search in 5,000 entries finds its own', browser.run(SEEN), found)
    check('no text lies over another among 5,000', browser.run(OVERLAPS), [])
    if pictures:
        browser.screenshot(os.path.join(pictures, 'page-many.png'))


def test_picture(browser, path, pictures):
    browser.open(path)
    check('the picture has its curves', browser.run('return document.querySelectorAll("path.band").length'), 2)
    check('no text of the picture lies over another', browser.run(OVERLAPS), [])
    check('nothing of the picture ran', browser.run('return [window.ran || 0, document.querySelectorAll("script, img").length]'), [0, 0])
    if pictures:
        browser.screenshot(os.path.join(pictures, 'picture.png'))


def requests_left(browser):
    """Addresses of all requests that were no file of ours."""
    left = []
    for line in browser.log('performance'):
        message = json.loads(line['message'])['message']
        if message['method'] == 'Network.requestWillBeSent':
            url = message['params']['request']['url']
            if not url.startswith(('file:', 'data:', 'chrome:', 'about:')):
                left.append(url)
    return left


def main():
    lacking = missing()
    if lacking:
        print(f'skipped: {lacking} is not installed')
        return 77
    program, pictures = os.path.abspath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None
    if pictures:
        os.makedirs(pictures, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, Browser() as browser:
        test_page(browser, render(program, folder, 'small.html', small(), 'html'), pictures)
        test_many(browser, render(program, folder, 'many.html', many(5000), 'html'), pictures)
        test_picture(browser, render(program, folder, 'small.svg', small(), 'svg'), pictures)
        check('no request leaves', requests_left(browser), [])
        errors = [line['message'] for line in browser.log('browser') if line['level'] == 'SEVERE']
        check('no error of the script', errors, [])
    print('failed: ' + str(len(failures)) if failures else 'all right')
    return 1 if failures else 0


if __name__ == '__main__':
    try:
        sys.exit(main())
    except NotStarted as error:
        print(f'skipped: {error}')
        sys.exit(77)
