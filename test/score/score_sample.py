#!/usr/bin/python3
"""Scores the whole chain on data/sample against its gold, and holds the scores above their floors.

usage: score_sample.py PROGRAM_DIR [-v]

Runs `ingest | extract-figures --emit all | diff-sources` on the sample, compares with data/sample/gold (conventions in its README), prints one score
a line with its floor from floors.tsv, and exits 1 where a score is below its floor. -v lists what was missed or wrong. A floor may rise, never
fall."""
import collections
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLE = os.path.join(ROOT, 'data', 'sample')
verbose = '-v' in sys.argv


def log(*what):
    if verbose:
        print(*what, sep='\t')


def lines(text):
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def gold(name):
    return lines(open(os.path.join(SAMPLE, 'gold', name + '.ndjson'), encoding='utf-8').read())


def run(programs, *command, stdin=''):
    done = subprocess.run([os.path.join(programs, command[0]), *command[1:]], input=stdin, capture_output=True, text=True, cwd=SAMPLE)
    if done.returncode not in (0, 3) or done.stderr:
        sys.exit(f'{" ".join(command)}: status {done.returncode}: {done.stderr[:2000]}')
    return done.stdout


def plain(text):
    return re.sub(r'\s+', ' ', (text or '').translate(str.maketrans('‘’“”\u00a0', '\'\'"" '))).strip().casefold()


def words(text):
    return re.findall(r'\w+', plain(text))


def alternatives(row, field):
    more = row.get(field + '_alt', [])
    return [row.get(field)] + (more if isinstance(more, list) else [more])


def key_of(article):
    """The key that the gold knows an article by."""
    path = (article['origin'] or {}).get('path') or ''
    return article['url'] if path.endswith(('feed.ndjson', 'crawl.warc')) else path


class Scores:
    def __init__(self):
        self.counts = collections.OrderedDict()

    def count(self, name, right):
        a, b = self.counts.get(name, (0, 0))
        self.counts[name] = a + bool(right), b + 1

    def finish(self):
        floors = dict(line.split('\t')[:2] for line in open(os.path.join(ROOT, 'test', 'score', 'floors.tsv')) if not line.startswith('#') and '\t' in line)
        status = 0
        for name, (right, of) in self.counts.items():
            floor = float(floors.get(name, 0))
            low = right / of < floor
            status |= low
            print(f'{name:32} {right:4} of {of:4}  {right / of:.3f}  floor {floor:.3f}{"  BELOW ITS FLOOR" if low else ""}')
        return int(status)


def interval(row):
    low, high = row.get('low'), row.get('high')
    if low is None and high is None and row.get('value') is not None:
        low = high = row['value']
    return low, high


def close(a, b):
    return a is None and b is None or a is not None and b is not None and abs(a - b) <= 1e-3 * abs(b) + 1e-9


def score_articles(scores, articles):
    for row in gold('articles'):
        article = articles.get(row['article'])
        scores.count('article_found', article)
        if not article:
            log('MISS', 'article', row['article'])
            continue
        text = plain(article['text'])
        for field in ('debris', 'keep'):
            for piece in row[field]:
                right = (plain(piece) in text) == (field == 'keep')
                scores.count('article_' + field, right)
                if not right:
                    log('WRONG', row['article'], field, piece)
        for field in ('title', 'source'):
            if row.get(field):
                right = plain(article[field]) in [plain(x) for x in alternatives(row, field)]
                scores.count('article_' + field, right)
                if not right:
                    log('WRONG', row['article'], field, row[field], '<>', article[field])
        right = set(map(plain, row['byline'])) == set(map(plain, article['byline']))
        scores.count('article_byline', right)
        if not right:
            log('WRONG', row['article'], 'byline', row['byline'], '<>', article['byline'])
        right = (article['published'] or '')[:10] == (row['published'] or '')[:10] or (row['published'] is None and article['published_doubt'])
        scores.count('article_published', right)
        if not right:
            log('WRONG', row['article'], 'published', row['published'], '<>', article['published'], article['published_from'])
        if row['doubt'] is not None:
            right = bool(article['published_doubt']) == row['doubt']
            scores.count('article_doubt', right)
            if not right:
                log('WRONG', row['article'], 'doubt', row['doubt'], '<>', article['published_doubt'])
        if row.get('copy_of'):
            scores.count('article_copies', article['copy_of'])


def spot(text, row, field, taken):
    """Where a gold row's surface stands in the article's text: (start, end) in code points."""
    at = text.find(row['sentence']) if row.get('sentence') else 0
    if at < 0:
        return None
    surface = row[field]
    start = text.find(surface, at)
    for _ in range(taken[row['article'], row.get('sentence'), surface]):
        start = text.find(surface, start + 1)
    taken[row['article'], row.get('sentence'), surface] += 1
    return (start, start + len(surface)) if start >= 0 else None


def match(rows, have, text_of, field, log_as, taken):
    """Pairs each gold row with the record that overlaps it most; the records that no row wants are left over."""
    used, pairs = set(), []
    for row in rows:
        place = spot(text_of, row, field, taken)
        number = None
        if place and row.get('number_text') and row['number_text'] in row['surface']:
            offset = row['surface'].index(row['number_text'])
            number = (place[0] + offset, place[0] + offset + len(row['number_text']))
        wanted = number or place
        best = max((r for i, r in enumerate(have) if i not in used and wanted and min(r['end'], wanted[1]) > max(r['start'], wanted[0])),
                   key=lambda r: min(r['end'], place[1]) - max(r['start'], place[0]), default=None)
        if best is not None:
            used.add(next(i for i, r in enumerate(have) if r is best))
        pairs.append((row, best))
        if best is None and row['core']:
            log('MISS', log_as, row['article'], row[field], '' if place else '(not in the text)')
    return pairs, [r for i, r in enumerate(have) if i not in used]


def named(gold_name, by):
    have = set(words((by or {}).get('name')) + words((by or {}).get('text'))) - {'the', 'of', 'a', 'an', 's'}
    want = set(words(gold_name)) - {'the', 'of', 'a', 'an', 's'}
    return bool(want & have) and (want <= have or have <= want or len(want & have) >= 2)


def score_figures(scores, articles, figures):
    taken = collections.Counter()
    by_article = collections.defaultdict(list)
    for row in gold('figures'):
        by_article[row['article']].append(row)
    for key, rows in by_article.items():
        article = articles.get(key)
        if not article:
            continue
        pairs, left = match(rows, figures[article['id']], article['text'], 'surface', 'figure', taken)
        for row, figure in pairs:
            if not row['core']:
                continue
            scores.count('figure_recall', figure)
            if not figure:
                continue
            checks = {
                'interval': all(close(a, b) for a, b in zip(interval(figure), interval(row))) or figure['bound'] == row['bound'] == 'vague',
                'bound': figure['bound'] in alternatives(row, 'bound'),
                'unit': plain(figure['unit']) in [plain(x) for x in alternatives(row, 'unit')],
                'measure': figure['measure'] in alternatives(row, 'measure'),
                'status': figure['status'] in alternatives(row, 'status'),
                'by': any((not figure['by']) if b is None else named(b, figure['by']) for b in alternatives(row, 'by')),
            }
            if row.get('place_from') == 'sentence':
                code = (figure['place'] or {}).get('code') or ''
                checks['place'] = any((code == '') if p is None else code[:2] == p[:2] for p in alternatives(row, 'place'))
            wrong = [name for name, right in checks.items() if not right]
            for name, right in checks.items():
                scores.count('figure_' + name, right)
            if wrong:
                log('WRONG', key, 'figure', row['surface'], ' '.join(wrong), {k: row.get(k) for k in ('low', 'high', 'bound', 'unit', 'measure', 'by', 'status', 'place')},
                    '<>', {k: figure.get(k) for k in ('low', 'high', 'value', 'bound', 'unit', 'measure', 'by', 'status', 'place')})
        for figure in left:
            if figure.get('implied') or figure['measure'] == 'age':
                continue
            log('SPUR', key, 'figure', figure['text'], '|', figure['sentence'][:120])
        good = sum(f is not None for _, f in pairs)
        for _ in range(good):
            scores.count('figure_precision', True)
        for figure in left:
            if not figure.get('implied') and figure['measure'] != 'age':
                scores.count('figure_precision', False)


def score_times(scores, articles, times):
    taken = collections.Counter()
    by_article = collections.defaultdict(list)
    for row in gold('times'):
        by_article[row['article']].append(row)
    for key, rows in by_article.items():
        article = articles.get(key)
        if not article:
            continue
        pairs, left = match(rows, times[article['id']], article['text'], 'surface', 'time', taken)
        for row, time in pairs:
            if not row['core']:
                continue
            scores.count('time_recall', time)
            if time and row.get('value_core', True):
                right = time['value'] in alternatives(row, 'value')
                scores.count('time_value', right)
                if not right:
                    log('WRONG', key, 'time', row['surface'], row['value'], '<>', time['value'], time['text'])
        for _ in range(sum(t is not None for _, t in pairs)):
            scores.count('time_precision', True)
        for time in left:
            scores.count('time_precision', False)
            log('SPUR', key, 'time', time['text'])


def score_statements(scores, articles, statements):
    by_article = collections.defaultdict(list)
    for row in gold('statements'):
        by_article[row['article']].append(row)
    for key, rows in by_article.items():
        article = articles.get(key)
        if not article:
            continue
        have, used = statements[article['id']], set()
        for row in rows:
            want = collections.Counter(words(row['text']))
            best, share = None, 0.5
            for i, statement in enumerate(have):
                got = collections.Counter(words(statement['text']))
                overlap = sum((want & got).values()) / max(sum(want.values()), sum(got.values()), 1)
                if i not in used and overlap >= share:
                    best, share = i, overlap
            if best is not None:
                used.add(best)
            if not row['core']:
                continue
            scores.count('statement_recall', best is not None)
            if best is None:
                log('MISS', 'statement', key, row['cue'], row['text'][:150])
                continue
            statement = have[best]
            checks = {'polarity': statement['polarity'] in alternatives(row, 'polarity'), 'form': statement['form'] in alternatives(row, 'form')}
            if row.get('speaker_name') or row.get('speaker'):
                checks['speaker'] = any(named(name, statement['speaker']) for name in (row.get('speaker_name'), row.get('speaker')) if name)
            for name, right in checks.items():
                scores.count('statement_' + name, right)
                if not right:
                    log('WRONG', key, 'statement', name, row.get(name) or row.get('speaker_name'), '<>', statement.get(name), '|', row['text'][:80])
        for i, statement in enumerate(have):
            scores.count('statement_precision', i in used)
            if i not in used:
                log('SPUR', key, 'statement', statement['cue'], statement['text'][:120])


def score_facts(scores, articles, figures, facts):
    keys = {article['id']: key for key, article in articles.items()}
    for row in gold('facts'):
        if row['kind'] == 'name':
            score_name(scores, row, facts, keys)
        if row['kind'] != 'figure':
            continue
        where = []
        for reading in row['readings']:
            want = interval(reading)
            where.append({i: j for i, fact in enumerate(facts) if fact['kind'] == 'figure' for j, have in enumerate(fact['readings'])
                          if keys.get(have['article']) == reading['article'] and (plain(have['text']) in plain(reading['surface']) or plain(reading['surface']) in plain(have['text']))
                          and (plain(reading['sentence'])[:60] in plain(have['sentence']) or plain(have['sentence'])[:60] in plain(reading['sentence'])) and (close(have['low'], want[0]) or close(have['high'], want[1]) or have['bound'] == 'about')})
        for pair in row['pairs']:
            a, b = where[pair['a']], where[pair['b']]
            shared = set(a) & set(b)
            said = {next((p['relation'] for p in facts[i]['pairs'] if {p['a'], p['b']} == {a[i], b[i]}), None) for i in shared}
            if pair['relation'] == 'different_scope':
                right = bool(a) and bool(b) and said <= {'different_scope'}
            elif pair['relation'] in ('agree', 'compatible', 'refines'):
                right = bool(said & {'agree', 'compatible', 'refines'})
            else:
                right = pair['relation'] in said
            scores.count('fact_' + pair['relation'], right)
            if not right:
                log('WRONG', 'fact', row['id'], pair['relation'], row['readings'][pair['a']]['surface'], row['readings'][pair['b']]['surface'], '<>',
                    sorted(map(str, said)), 'found' if a and b else 'not found')


def score_name(scores, row, facts, keys):
    names = [plain(reading.get('name') or reading.get('text') or reading.get('surface')) for reading in row['readings']]
    joined = any(fact['kind'] == 'name' and all(any(name in plain(r['text']) or plain(r['text']) in name for r in fact['readings']) for name in names)
                 for fact in facts)
    right = joined == (row['relation'] == 'agree')
    scores.count('fact_names', right)
    if not right:
        log('WRONG', 'name', row['relation'], names)


def main():
    programs = os.path.abspath(sys.argv[1])
    inputs = ['text/' + name for name in sorted(os.listdir(os.path.join(SAMPLE, 'text')))]
    inputs += ['html/' + name for name in sorted(os.listdir(os.path.join(SAMPLE, 'html')))] + ['feed.ndjson', 'crawl.warc']
    ingested = run(programs, 'ingest', '--metadata', 'metadata.tsv', *inputs)
    extracted = run(programs, 'extract-figures', '--emit', 'all', stdin=ingested)
    compared = run(programs, 'diff-sources', stdin=extracted)
    articles = {key_of(article): article for article in lines(ingested)}
    records = collections.defaultdict(lambda: collections.defaultdict(list))
    for record in lines(extracted):
        if record['type'] != 'article':
            records[record['type']][record['article']].append(record)
    scores = Scores()
    score_articles(scores, articles)
    score_figures(scores, articles, records['figure'])
    score_times(scores, articles, records['time'])
    score_statements(scores, articles, records['statement'])
    score_facts(scores, articles, records['figure'], lines(compared))
    return scores.finish()


if __name__ == '__main__':
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main())
