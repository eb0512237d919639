package event

import (
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/naming"
	"kg/document"
)

// rows are the dates of the table's rows, by passage: of those with one cell that is a date and nothing else.
func rows(units []naming.Unit) map[int]string {
	out := map[int]string{}
	for n := range units {
		u := &units[n]
		if u.Kind != document.TableRow || len(u.Tokens) == 0 {
			continue
		}
		date, all := u.Dates[0], len(u.Tokens) <= 4 && u.Dates[0] != ""
		for i := range u.Tokens {
			all = all && u.Dates[i] == date
		}
		if before, two := out[u.Passage]; all && two && before != date {
			out[u.Passage] = ""
		} else if all {
			out[u.Passage] = date
		}
	}
	return out
}

// row reads the events that a row of a table, or a line of a chronology, tells without an article: "| 4 November 2020 | Attack on the
// Northern Command; war |", "9 May 2021: walkout of the miners". Each has a cell, or what stands between its semicolons, for itself.
func (f *finder) row(n int) {
	u := &f.units[n]
	date, first := "", 0
	switch u.Kind {
	case document.TableRow:
		date = f.rows[u.Passage]
		if date == "" {
			return
		}
	case document.ListItem, document.Paragraph:
		if date, first = dateline(u); date == "" {
			return
		}
	default:
		return
	}
	for first < len(u.Tokens) {
		last := first
		for last+1 < len(u.Tokens) && u.Adjoins(last+1) || last+1 < len(u.Tokens) && u.Tokens[last].Possessive() {
			last++
		}
		f.entry(n, first, last, date)
		if last+1 < len(u.Tokens) && u.After(last) != ";" {
			return
		}
		first = last + 1
	}
}

// dateline is the date with which a line of a chronology begins, and the word behind its colon or dash; "" for none.
func dateline(u *naming.Unit) (string, int) {
	if len(u.Tokens) == 0 || u.Dates[0] == "" {
		return "", 0
	}
	k := 0
	for k < len(u.Tokens) && k < 5 && u.Dates[k] == u.Dates[0] {
		k++
	}
	if k == len(u.Tokens) || !strings.ContainsAny(u.Tokens[k].Gap, ":–—|") {
		return "", 0
	}
	return u.Dates[0], k
}

// entry takes words first to last where they are the noun of an event, what stands before it, and what it is of.
func (f *finder) entry(n, first, last int, date string) {
	u := &f.units[n]
	if w := u.Fold(first); (w == "the" || w == "a" || w == "an") && first < last {
		first++
	}
	for i := first; i <= last && i-first <= 5; i++ {
		w := u.Fold(i)
		h, ok := f.happening(w)
		if !ok || i < last && f.continues(u, i) {
			if i > first && (naming.Stop(w) || f.lex.Act(w)) && !naming.Joint(w) || u.Masked[i] {
				return // a clause
			}
			continue
		}
		p := naming.Phrase{First: first, Head: i, Last: i, Definite: true}
		for k := first; k < i; k++ {
			switch {
			case u.Dates[k] != "":
				p.Dated = true
			case u.Upper(k) && (k > first || f.lex.Known(u.Fold(k)) || f.proper[u.Fold(k)]):
				p.Proper++
			case !naming.Bland(u.Fold(k)):
				p.Lower++
			}
		}
		p = f.right(u, p, true)
		if p.Last == i && i < last && !leads[u.Fold(i+1)] || u.AnyMasked(first, p.Last) || f.actorName(u, p) || f.instrument(u, p) || u.OfOffice(f.lex, p) || f.imagined(u, p) {
			return
		}
		f.enter(n, p, h, date)
		return
	}
}

// lookedBack is how many of the sightings before are looked at for the same words: a row or heading has fewer.
const lookedBack = 100

// enter adds what an entry tells, or its date where the same words were taken before.
func (f *finder) enter(n int, p naming.Phrase, h lexicon.Head, date string) {
	for k := len(f.seen) - 1; k >= max(0, len(f.seen)-lookedBack) && f.seen[k].Unit == n; k-- {
		if s := &f.seen[k]; s.First <= p.First && s.Last >= p.Last && s.Proper {
			if s.Date == "" {
				s.Date = date
			}
			return
		}
	}
	s := f.sight(n, p, h, "entry", 0.6)
	s.plain = p.First == p.Last
	if s.Date == "" {
		s.Date = date
	}
	f.seen = append(f.seen, s)
}

// happening is what the noun says as the head of an event's description, by what happened or by what was done.
func (f *finder) happening(w string) (lexicon.Head, bool) {
	if h, ok := f.lex.EventHead(w); ok {
		return h, true
	}
	if h, ok := f.lex.EventAct(w); ok {
		return h, true
	}
	return f.lex.EventAct(naming.Singular(w))
}
