package event

import (
	"kg/annotate/lexicon/naming"
)

// title reads headings whose words all have capitals, where the capital of a noun says nothing. What bears a state's name or a possessor
// and a year is an event of its own: "The Origins of Peru's 2022 Default", "The 2013 Coup and Its Heirs". Anything else is a short form of what
// the text names: "State Capture", "The Port Lease".
func (f *finder) title(n int) {
	u := &f.units[n]
	if !u.Titled {
		return
	}
	for i := range u.Tokens {
		h, ok := f.happening(u.Fold(i))
		if !ok || u.Masked[i] || u.Tokens[i].Possessive() || i+1 < len(u.Tokens) && u.Adjoins(i+1) && !titleEnds(u, i+1) {
			continue
		}
		p := naming.Phrase{First: i, Head: i, Last: i}
		owned := false
		for k := i - 1; k >= 0 && i-k <= 4; k-- {
			if u.Masked[k] || !u.Adjoins(k+1) && !u.Tokens[k].Possessive() || u.Dates[k] == "" && naming.Stop(u.Fold(k)) || naming.Joint(u.Fold(k)) {
				break
			}
			p.First = k
			if u.Dates[k] != "" {
				p.Dated = true
				continue
			}
			p.Proper++
			if u.Tokens[k].Possessive() {
				owned = true
				for p.First > 0 && u.Upper(p.First-1) && u.Adjoins(p.First) && !naming.Stop(u.Fold(p.First-1)) {
					p.First--
				}
				break
			}
		}
		p.Definite = owned || u.Determined(p.First)
		if u.AnyMasked(p.First, p.Last) || f.actorName(u, p) || f.instrument(u, p) || f.seenAt(n, i) {
			continue
		}
		switch {
		case p.Dated && (owned || p.Definite || p.Proper > 0):
			f.take(n, p, h, "titled-event", 0.65)
		case p.First < i:
			f.short(n, p, h)
		}
	}
}

// seenAt tells whether word i of unit n was taken before.
func (f *finder) seenAt(n, i int) bool {
	for k := len(f.seen) - 1; k >= max(0, len(f.seen)-lookedBack) && f.seen[k].Unit == n; k-- {
		if f.seen[k].First <= i && f.seen[k].Last >= i && f.seen[k].Proper {
			return true
		}
	}
	return false
}

// titleEnds tells whether the word behind a noun in a title goes not on with it.
func titleEnds(u *naming.Unit, i int) bool {
	return naming.Stop(u.Fold(i)) || naming.Joint(u.Fold(i)) || u.Dates[i] != "" || !u.Upper(i)
}
