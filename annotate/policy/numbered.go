package policy

import (
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/naming"
)

// numbered reads "Law 12 of 2005", "Regulation (EC) 12/2005", "Resolution 1234".
func (f *finder) numbered(u *naming.Unit, i int) (int, bool) {
	h, ok := f.lex.PolicyHead(u.Fold(i))
	if !ok || !u.Upper(i) || h.Type != "law" && h.Type != "regulation" && h.Type != "resolution" && h.Type != "treaty" && h.Type != "agreement" {
		return 0, false
	}
	k := i + 1
	if k < len(u.Tokens) && u.Tokens[k].Caps && strings.HasSuffix(u.Tokens[k].Gap, "(") && strings.HasPrefix(u.After(k), ")") {
		k++
	}
	counted := false
	if w := u.Fold(k); w == "no" || w == "number" || w == "nr" || w == "nos" {
		k, counted = k+1, true
	}
	if k >= len(u.Tokens) || !u.Tokens[k].Digit || !numberFollows(u.Tokens[k].Gap, counted) || !counted && h.Type != "resolution" && year(u.Fold(k)) && u.After(k) != "/" {
		return 0, false // "Harbours Act 1998" has a year, not a number
	}
	last := k
	for last+1 < len(u.Tokens) && u.Tokens[last+1].Digit {
		next := u.Tokens[last+1]
		if thousands := (next.Gap == "." || next.Gap == ",") && len(next.Fold) == 3; !thousands && next.Gap != "/" {
			break
		}
		last++
	}
	if u.Fold(last+1) == "of" && last+2 < len(u.Tokens) && u.Dates[last+2] != "" {
		last += 2
	}
	return last, true
}

// numberFollows tells whether a number behind the gap belongs to the noun before it: "Law 12", "Law (EC) 12", "Law No. 12". The number of a note
// behind a full stop does not.
func numberFollows(gap string, counted bool) bool {
	return gap == " " || gap == ") " || counted && gap == ". "
}

// year tells whether the number is rather a year.
func year(w string) bool { return len(w) == 4 && (w[:2] == "18" || w[:2] == "19" || w[:2] == "20") }

// issued is the first word of the kind of law and of who issued it, before its noun: "Legislative Decree 12",
// "Security Council Resolution 12".
func (f *finder) issued(u *naming.Unit, i int) int {
	first := i
	for first > 0 && u.Adjoins(first) && u.Upper(first-1) && !u.Masked[first-1] && !u.Tokens[first-1].Possessive() && i-first < 5 &&
		!naming.Function(u.Fold(first-1)) && (!u.Starts(first-1) || !naming.Stop(u.Fold(first-1))) {
		first--
	}
	return first
}

// order reads "Executive Order 12", "Royal Order No. 4".
func (f *finder) order(u *naming.Unit, i int) (int, bool) {
	if !u.Upper(i) || u.Fold(i+1) != "order" || !u.Upper(i+1) || !u.Adjoins(i+1) || naming.Stop(u.Fold(i)) {
		return 0, false
	}
	k := i + 2
	if w := u.Fold(k); w == "no" || w == "number" || w == "nr" {
		k++
	}
	if k >= len(u.Tokens) || !u.Tokens[k].Digit || !u.Adjoins(k) && k == i+2 {
		return 0, false
	}
	return k, true
}

// bracketed is the first word of a title with a part in brackets before its noun: "Harbours (Amendment) Act".
func (f *finder) bracketed(u *naming.Unit, i int) (int, bool) {
	if i < 2 || !u.Upper(i) || u.Tokens[i].Gap != ") " {
		return 0, false
	}
	k := i - 1
	for k > 0 && i-k < 8 && !strings.Contains(u.Tokens[k].Gap, "(") {
		k--
	}
	if k == 0 || u.Tokens[k].Gap != " (" || !u.Upper(k) || !u.Upper(k-1) || u.Masked[k-1] {
		return 0, false
	}
	p := u.Left(f.lex, k-1)
	for p.First > 1 && naming.Joint(u.Fold(p.First-1)) && u.Upper(p.First-2) && u.Adjoins(p.First) && u.Adjoins(p.First-1) {
		p = naming.Phrase{First: u.Left(f.lex, p.First-2).First, Head: k - 1}
	}
	return p.First, true
}

// billed reads the number of a bill or of a question put to the voters: "SB 12", "Proposition 12", "Title IX".
func (f *finder) billed(u *naming.Unit, i int) (int, bool) {
	k := i + 1
	if !u.Upper(i) || k >= len(u.Tokens) || u.Tokens[k].Gap != " " || u.Masked[k] {
		return 0, false
	}
	switch u.Fold(i) {
	case "sb", "hb", "ab", "hr", "hjr", "sjr":
		return k, u.Tokens[i].Caps && u.Tokens[k].Digit
	case "proposition", "prop":
		return k, u.Tokens[k].Digit
	case "title":
		return k, !u.Starts(i) && (u.Tokens[k].Digit && len(u.Fold(k)) < 3 || u.Upper(k) && strings.Trim(u.Fold(k), "ivx") == "")
	}
	return 0, false
}

// entente is the first word of the name of a treaty between states: "Anglo-Japanese Alliance".
func (f *finder) entente(u *naming.Unit, i int) (int, bool) {
	if i < 2 || !u.Upper(i) || !u.Adjoins(i) || !u.Tokens[i-1].Hyphen || !u.Upper(i-2) || len(f.lex.Adjective(u.Fold(i-1))) == 0 {
		return 0, false
	}
	switch u.Fold(i) {
	case "alliance", "entente", "axis":
		return i - 2, true
	}
	return 0, false
}

// resolveDefined gives "the Act" the words of the last instrument with that head that was named before it.
func (f *finder) resolveDefined() {
	named := f.topics
	for _, t := range f.defined {
		best := -1
		for k := range named {
			o := &named[k]
			if f.headOf(o) == t.Head && len(o.Words) > 0 && (o.Unit < t.Unit || o.Unit == t.Unit && o.First < t.First) &&
				(best < 0 || o.Unit > named[best].Unit || o.Unit == named[best].Unit && o.First > named[best].First) {
				best = k
			}
		}
		if best < 0 {
			continue
		}
		t.Words, t.Date, t.Thing, t.Named, t.Titled, t.Proper = named[best].Words, named[best].Date, named[best].Thing, true, true, true
		t.Rule, t.Confidence = "defined-head", 0.7
		f.topics = append(f.topics, t)
	}
}

// headOf is the head noun in the name of an instrument that was named in full.
func (f *finder) headOf(t *naming.Topic) string {
	if t.Thing >= 0 {
		words := strings.Fields(lexicon.Fold(t.Name))
		return naming.Singular(words[len(words)-1])
	}
	if !t.Titled {
		return ""
	}
	return t.Head
}
