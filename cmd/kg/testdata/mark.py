#!/usr/bin/env python3
"""mark.py CORPUS [DIR]: reads the marked sources in CORPUS/source, writes DIR/docs/FILE (the text) and
DIR/gold/NAME.json (its annotation). DIR is CORPUS unless told.

A source NAME.mark is a head of "key: value" lines (file, title, authors, date, kind), a line "---", and the text with
  [[id|text]]       a mention of entity id (entities.txt); [[?id|text]] an optional one
  {{kind:keys|text}} a citation. kind: p n np s num nf ns ib (see KINDS). keys: A one work, A+B two items of one span,
                    A/B ambiguous, ~A probable, nothing dangling, >A cited through A; then optionally @locator
  @@key:type text@@ an entry of the reference list, with ‹f:value› fields (see field())
  <<text || a; b>>  evidence and what is stated there: "KEY EXPLAINS id", "id INITIATED id", with the marks
                    ? optional, ! negated, ~ hedged after the verb. KEY is doc for the document itself
  {~text~}          a region where predicted mentions are not counted
  {B}text{/B}       article body; {O}text{/O} page text that may be read as body or not
A head line "wrap: 78" breaks the lines of the text at that width, as in text taken from a page.
Offsets are code points. Standard library only."""
import json
import re
import sys
from pathlib import Path

CORPUS = Path(sys.argv[1])
SOURCE = CORPUS / 'source'
KINDS = {'p': 'parenthetical', 'n': 'narrative', 'np': 'narrative_possessive', 's': 'secondary', 'num': 'numeric',
         'nf': 'note_full', 'ns': 'note_short', 'ib': 'ibid'}
WORK_VERBS = {'EXPLAINS', 'REPORTS', 'DISCUSSES'}
RELATIONS = {'PARTICIPATED_IN', 'INITIATED', 'ADOPTED', 'CAUSED', 'LED_TO', 'PRECEDED', 'SIGNED', 'OPPOSED',
             'LEADS', 'MEMBER_OF', 'SUCCEEDED', 'ALLIED_WITH', 'PART_OF'}
TOKEN = re.compile(r'\[\[\??[\w-]+\||\]\]|\{\{\w+:[^|{}]*\||\}\}|\{~|~\}|\{/?[BO]\}|<<| \|\|[^>]*>>|@@[\w-]+:[\w-]+ |@@|‹[\w=]+:|›')


def entities():
    out = {}
    for line in (SOURCE / 'entities.txt').read_text(encoding='utf-8').splitlines():
        if line.strip() and not line.startswith('#'):
            eid, subtype, date, names = line.split(None, 3)
            names = [n.strip() for n in names.split('|')]
            kind, short = eid.split(':')
            assert short not in out, eid
            out[short] = {'id': eid, 'type': kind, 'subtype': subtype, 'name': names[0], 'aliases': names[1:],
                          'date': None if date == '-' else date}
    return out


def person(value):
    """Family, Given -> as printed; Given |Family -> printed without the bar."""
    if '|' in value:
        given, family = value.split('|')
        return {'family': family, 'given': given.strip()}, given + family
    family, _, given = value.partition(', ')
    return {'family': family, 'given': given}, value


def field(ref, name, value, previous):
    """Adds a printed field to the entry and returns the text to print."""
    if name in ('a', 'A'):
        who, printed = person(value)
        ref['authors'].append(who)
        return printed
    if name == 'V':
        family, _, given = value.rpartition(' ')
        ref['authors'].append({'family': family, 'given': given})
    elif name == 'l':
        ref['authors'].append({'literal': value})
    elif name == '=':
        ref['authors'] = list(previous)
    elif name == 'y':
        m = re.fullmatch(r'(\d{4})([a-z]?)', value)
        ref['year'], ref['suffix'] = (int(m[1]), m[2] or None) if m else (value, None)
    elif name == 'x':
        return value
    else:
        key = {'t': 'title', 'c': 'container', 'v': 'volume', 'i': 'issue', 'p': 'pages', 'b': 'publisher', 'd': 'doi',
               'u': 'url'}[name]
        ref[key] = value
    return value


def statement(words, start, end, evidence, ent):
    optional, negated, hedged = ('?' in words[1], '!' in words[1], '~' in words[1])
    verb = words[1].rstrip('?!~')
    if verb in WORK_VERBS:
        x = {'reference': 'document' if words[0] == 'doc' else words[0], 'relation': verb, 'target': ent[words[2]]['id'],
             'start': start, 'end': end}
        if optional:
            x['optional'] = True
        return 'explains', dict(x, evidence=evidence)
    assert verb in RELATIONS and not optional, words
    return 'relations', {'type': verb, 'from': ent[words[0]]['id'], 'to': ent[words[2]]['id'], 'start': start, 'end': end,
                         'negated': negated, 'hedged': hedged, 'evidence': evidence}


def citations(spec, start, end, text):
    kind, keys = spec.split(':', 1)
    keys, _, locator = keys.partition('@')
    out = []
    for item in keys.split('+'):
        c = {'start': start, 'end': end, 'text': text, 'kind': KINDS[kind], 'cites': [], 'status': 'resolved', 'locator': locator or None}
        if item.startswith('>') or not item:
            c['status'] = 'dangling'
            if item:
                c['via'] = item[1:]
        elif '/' in item:
            c['status'], c['cites'] = 'ambiguous', item.split('/')
        elif item.startswith('~'):
            c['status'], c['cites'] = 'probable', [item[1:]]
        else:
            c['cites'] = [item]
        out.append(c)
    return out


def read(source, ent):
    head, text = source.split('\n---\n', 1)
    meta = dict(line.split(': ', 1) for line in head.splitlines())
    g = {'references': [], 'citations': [], 'explains': [], 'relations': [], 'body': [], 'ignore': [], 'body_optional': []}
    mentions, out, stack, n, pos, ref = {}, [], [], 0, 0, None

    def emit(s):
        nonlocal n
        out.append(s)
        n += len(s)

    def close(opener):
        assert stack and stack[-1][0].startswith(opener), (stack[-1:], ''.join(out)[-80:])
        o, start = stack.pop()
        return o, start, ''.join(out)[start:n]

    for m in TOKEN.finditer(text):
        plain, t = text[pos:m.start()], m.group()
        pos = m.end()
        if stack and stack[-1][0].startswith('‹') and t == '›':
            name = stack[-1][0][1:-1]
            emit(field(ref, name, plain, g['references'][-1]['authors'] if g['references'] else []))
            if name == 'x':
                ref['debris'].append(plain)
            close('‹')
            continue
        emit(plain)
        if t == ']]':
            o, start, s = close('[[')
            x = {'start': start, 'end': n, 'text': s}
            short = o[2:-1].lstrip('?')
            if o[2] == '?':
                x['optional'] = True
            mentions.setdefault(short, []).append(x)
        elif t == '}}':
            o, start, s = close('{{')
            g['citations'] += citations(o[2:-1], start, n, s)
            g['ignore'].append([start, n])
        elif t == '~}':
            g['ignore'].append([close('{~')[1], n])
        elif t in ('{/B}', '{/O}'):
            _, start, _ = close('{' + t[2])
            g['body' if t[2] == 'B' else 'body_optional'].append([start, n])
            if t[2] == 'O':
                g['ignore'].append([start, n])
        elif t.startswith(' ||'):
            _, start, s = close('<<')
            for item in filter(None, (x.strip() for x in t[3:-2].split(';'))):
                layer, x = statement(item.split(), start, n, s, ent)
                g[layer].append(x)
        elif t == '@@':
            _, start, s = close('@@')
            debris = ref.pop('debris')
            ref.update(raw=s, start=start, end=n, raw_clean=s)
            for d in debris:
                ref['raw_clean'] = ref['raw_clean'].replace(d, ' ' if '\n' in d else '')
            g['references'].append(ref)
            g['ignore'].append([start, n])
        else:
            stack.append((t, n))
            if t.startswith('@@'):
                key, kind = t[2:-1].split(':')
                ref = {'key': key, 'raw': '', 'start': 0, 'end': 0, 'raw_clean': '', 'authors': [], 'debris': []}
                ref.update(dict.fromkeys(('year', 'suffix', 'title', 'container', 'volume', 'issue', 'pages', 'publisher', 'doi', 'url')), type=kind)
    emit(text[pos:])
    assert not stack, stack
    return meta, ''.join(out), g, mentions


def wrapped(text, width):
    """The same text with spaces turned into line ends; offsets stay as they are."""
    lines = []
    for line in text.split('\n'):
        while len(line) > width and ' ' in line[1:width + 1]:
            cut = line.rfind(' ', 1, width + 1)
            lines.append(line[:cut])
            line = line[cut + 1:]
        lines.append(line)
    return '\n'.join(lines)


def respan(text, g):
    """Takes every quoted span from the text again."""
    mentions = [m for e in g['entities'] for m in e['mentions']]
    for field_name, items in (('text', mentions + g['citations']), ('evidence', g['explains'] + g['relations']), ('raw', g['references'])):
        for x in items:
            x[field_name] = text[x['start']:x['end']]


def anchors(text, cites):
    """Notes: the marker in the text to which the note belongs. An ibid. in the running text has none."""
    for c in cites:
        if c['kind'] in ('note_full', 'note_short', 'ibid'):
            line = text[text.rfind('\n', 0, c['start']) + 1:c['start']]
            number = re.match(r'\[\^(\d+)\]:|(\d+)\. ', line)
            if not number:  # "ibid." in the running text
                continue
            number = number[1] or number[2]
            m = re.search(r'\[\^%s\](?!:)|<sup>%s</sup>' % (number, number), text)
            c['anchor'] = {'start': m.start(), 'end': m.end()}


def check(name, text, g):
    spans = sorted((m['start'], m['end'], m['text']) for e in g['entities'] for m in e['mentions'])
    for (s1, e1, a), (s2, e2, b) in zip(spans, spans[1:]):
        assert e1 <= s2, (name, a, b)
    have, keys = {e['id'] for e in g['entities']}, {r['key'] for r in g['references']}
    assert len(keys) == len(g['references']), name
    for x in g['explains']:
        assert x['target'] in have, (name, 'no mention of', x['target'])
        assert x['reference'] == 'document' or x['reference'] in keys, (name, x)
    for x in g['relations']:
        assert x['from'] in have and x['to'] in have, (name, x)
    for c in g['citations']:
        assert set(c['cites']) <= keys and c.get('via', next(iter(keys))) in keys, (name, c)
    for layer in ('citations', 'explains', 'relations'):
        for x in g[layer]:
            assert text[x['start']:x['end']] == x.get('text', x.get('evidence'))


def main():
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else CORPUS
    for folder in ('docs', 'gold'):
        (out / folder).mkdir(parents=True, exist_ok=True)
    ent = entities()
    for path in sorted(SOURCE.glob('*.mark')):
        meta, text, g, mentions = read(path.read_text(encoding='utf-8'), ent)
        anchors(text, g['citations'])
        people = [person(a)[0] for a in meta.get('authors', '').split('; ') if a]
        g['entities'] = []
        for short, ms in sorted(mentions.items()):
            e = dict(ent[short])
            required = {m['text'] for m in ms if not m.get('optional')}
            e['aliases'] = sorted((set(e['aliases']) | required) - {e['name']})
            g['entities'].append(dict(e, mentions=sorted(ms, key=lambda m: m['start'])))
        cited = {k for c in g['citations'] for k in c['cites']}
        cited |= {c['via'] for c in g['citations'] if 'via' in c}
        gold = {'document': {'id': path.stem, 'file': meta['file'], 'title': meta['title'], 'authors': people,
                             'date': meta['date'], 'kind': meta['kind'], 'language': 'en'}}
        for layer in ('references', 'citations', 'entities', 'explains', 'relations', 'body'):
            gold[layer] = g[layer]
        gold['ignore'], gold['body_optional'] = sorted(g['ignore']), sorted(g['body_optional'])
        if 'wrap' in meta:
            text = wrapped(text, int(meta['wrap']))
            respan(text, gold)
        gold['never_cited'] = [r['key'] for r in g['references'] if r['key'] not in cited]
        check(path.stem, text, gold)
        (out / 'docs' / meta['file']).write_text(text, encoding='utf-8', newline='')
        (out / 'gold' / (path.stem + '.json')).write_text(json.dumps(gold, ensure_ascii=False, indent=1) + '\n', encoding='utf-8', newline='')
        print(f"{path.stem:24s} {len(text):6d} characters, {sum(len(e['mentions']) for e in gold['entities'])} mentions of {len(gold['entities'])} entities, "
              f"{len(gold['references'])} references, {len(gold['citations'])} citations, {len(gold['explains'])} explains, {len(gold['relations'])} relations")


main()
