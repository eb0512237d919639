package policy

import (
	"kg/annotate/lexicon/naming"
	"kg/document"
)

// row reads the cell of a table that is an instrument's or a measure's noun with the words before it and nothing else: "| 2010 | Conscription law |",
// "| 2021 Q2 | fertiliser ban |". A table sets no articles.
func (f *finder) row(n int) {
	u := &f.units[n]
	last := len(u.Tokens) - 1
	if u.Kind != document.TableRow || last < 1 || last > 5 || u.Upper(last) || u.Tokens[last].Digit {
		return
	}
	for i := range u.Tokens {
		w := u.Fold(i)
		if u.Masked[i] || i > 0 && !u.Adjoins(i) || naming.Stop(w) || i < last && (f.lex.Act(w) || u.Tokens[i].Possessive()) || u.Dates[i] != "" {
			return
		}
	}
	w := u.Fold(last)
	typ := ""
	if h, ok := f.lex.PolicyHead(w); ok && (h.Strong || made[h.Type]) {
		typ = h.Type
	} else if m, ok := f.lex.Measure(w); ok && m.Alone != "" {
		typ = m.Type
	}
	if _, event := f.lex.EventHead(w); event || typ == "" || byName[w] || f.readAt(n, last) {
		return
	}
	f.measure(n, naming.Phrase{First: 0, Head: last, Last: last}, typ, "row", 0.6)
}

// title reads the instruments that a heading in capitals names and the text names too: "Three Years of the Lima Agreement".
func (f *finder) title(n int) {
	u := &f.units[n]
	if !u.Titled {
		return
	}
	for i := 1; i < len(u.Tokens); i++ {
		h, ok := f.lex.PolicyHead(u.Fold(i))
		ok = ok && h.Strong
		if m, is := f.lex.Measure(u.Fold(i)); !ok && is && m.Alone != "" {
			h.Type, ok = m.Type, true
		}
		if !ok || u.Masked[i] || u.Tokens[i].Possessive() || i+1 < len(u.Tokens) && u.Adjoins(i+1) && !naming.Stop(u.Fold(i+1)) || f.readAt(n, i) {
			continue
		}
		p := naming.Phrase{First: i, Head: i, Last: i}
		for p.First > 0 && i-p.First < 4 && u.Adjoins(p.First) && !u.Masked[p.First-1] && !naming.Stop(u.Fold(p.First-1)) && !naming.Joint(u.Fold(p.First-1)) && u.Dates[p.First-1] == "" {
			p.First--
		}
		if p.First < i && !f.actorName(u, p) {
			f.short(n, p, h.Type)
		}
	}
}

// lookedBack is how many of the topics before are looked at for the same words: a row or heading has fewer.
const lookedBack = 100

// readAt tells whether word i of unit n was read before.
func (f *finder) readAt(n, i int) bool {
	for k := len(f.topics) - 1; k >= max(0, len(f.topics)-lookedBack) && f.topics[k].Unit == n; k-- {
		if t := &f.topics[k]; t.First <= i && t.Last >= i && t.Proper {
			return true
		}
	}
	return false
}
