package naming

import (
	"strings"

	"kg/annotate/lexicon"
)

// Phrase is the noun phrase around a head noun.
type Phrase struct {
	First, Head, Last int
	// Proper counts capitalised words and adjectives of states beside the head, Lower other content words before it.
	Proper, Lower int
	// Dated tells that a date stands in it, Definite that it has a definite article or a possessor.
	Dated, Definite bool
	// Right tells that something named or dated follows the head within it.
	Right bool
}

const maxModifiers = 6

// Left grows a phrase to the left of the head noun.
func (u *Unit) Left(lex *lexicon.Lexicon, head int) Phrase {
	p := Phrase{First: head, Head: head, Last: head}
	for i := head - 1; i >= 0 && head-i <= 2*maxModifiers; i-- {
		t := u.Tokens[i]
		if u.Masked[i] || !u.Adjoins(i+1) && !u.Tokens[i].Possessive() || u.Tokens[i].Possessive() && u.Tokens[i+1].Gap != " " {
			break
		}
		switch {
		case u.Dates[i] != "" || u.Month(i):
			if w := u.Fold(i); w == "the" || w == "in" || w == "between" || w == "and" || w == "to" || w == "from" {
				return u.finish(p)
			}
			if t.Possessive() {
				return u.finish(p)
			}
			if w := u.Fold(i - 1); p.First < p.Head && !u.Upper(p.First) && t.Digit && (w == "of" || w == "in" || w == "since" || w == "by" || w == "until") {
				return u.finish(p) // the date of what stands before: "the Act of 1998 offers tax relief"
			}
			p.Dated = true
		case Joint(t.Fold) && !t.Upper:
			if !(u.Upper(i-1) && u.Upper(i+1) && u.Upper(p.Head) && u.Adjoins(i)) || t.Fold == "the" || t.Fold == "to" || t.Fold == "in" || t.Fold == "on" {
				return u.finish(p)
			}
			continue
		case t.Possessive():
			if !t.Upper || p.Proper > 0 || p.Dated {
				p.Definite = true
				return u.finish(p) // what has a name of its own is named without its possessor
			}
			p.First, p.Definite = i, true
			p.Proper++
			for i > 0 && u.Upper(i-1) && u.Adjoins(i) && !u.Starts(i-1) {
				i--
				p.First = i
			}
			return u.finish(p)
		case t.Digit && !u.Upper(p.Head) && Joint(u.Fold(i-1)) && u.Upper(i-2) && u.Adjoins(i) && u.Adjoins(i-1):
			p.Proper++ // "Ready for 30 package"
			i -= 2
		case t.Digit && ordinal(t.Fold) && u.Upper(i+1) && u.Upper(p.Head):
			p.Proper++
		case roman(u.Words(i, i)) && u.Upper(i-1):
			p.Proper++
		case t.Upper:
			if u.Starts(i) && (Function(t.Fold) || Bland(t.Fold) && head-i > 1 && !u.Upper(i+1) || !lex.Known(t.Fold) && head-i > 1 && !u.Upper(i+1)) {
				return u.finish(p)
			}
			if !t.Caps && (Function(t.Fold) || Stop(t.Fold) && !u.Upper(i+1)) {
				return u.finish(p)
			}
			p.Proper++
		case t.Hyphen && u.Upper(i-1) && u.Upper(p.Head) && unitWords[t.Fold]:
			p.Proper++ // "Twenty-first Amendment"
		case u.Tokens[i+1].Hyphen && i+1 < p.Head && !t.Digit && len(t.Fold) > 1:
			p.Lower++ // "one-child policy"
		case Stop(t.Fold) || t.Digit || lex.Act(t.Fold) && p.First != i+1 || len(t.Fold) < 2:
			return u.finish(p)
		case predicate(t.Fold) && !t.Hyphen && !u.Tokens[i+1].Hyphen && u.subject(lex, i-1):
			return u.finish(p) // "Lima lifted the ban"
		default:
			if p.Lower >= 4 || Verbal(t.Fold) && len(t.Fold) > 4 && t.Fold[len(t.Fold)-2:] == "ly" {
				return u.finish(p)
			}
			p.Lower++
		}
		p.First = i
	}
	return u.finish(p)
}

// predicate tells whether the word may be the verb of a clause in the past.
func predicate(w string) bool { return strings.HasSuffix(w, "ed") && len(w) > 4 || simplePast[w] }

var simplePast = set(`cut set put let hit won lost led held took gave made found sought broke kept left sent told met ran fought built
	bought brought caught drew drove fell got grew hid knew laid lent paid read rode rose said sold saw shut spent split spread stood struck swept swore taught
	threw understood undertook upheld withdrew wrote chose froze began became oversaw overthrew forbade offers wants plans`)

// subject tells whether the word at i is a name of which a verb may follow: no adjective of a state, which would lead on to a noun.
func (u *Unit) subject(lex *lexicon.Lexicon, i int) bool {
	if i > 0 && u.Tokens[i].Hyphen && u.Upper(i-1) && !u.Upper(i) {
		return u.Adjoins(i+1) && !u.Tokens[i].Possessive() // "Tae-ho promised"
	}
	return u.Upper(i) && u.Adjoins(i+1) && !u.Tokens[i].Possessive() && len(lex.Adjective(u.Fold(i))) == 0 && !Function(u.Fold(i))
}

func (u *Unit) finish(p Phrase) Phrase {
	for p.First < p.Head && !u.Upper(p.First) && (Joint(u.Fold(p.First)) || p.Proper > 0 && (strings.HasSuffix(u.Fold(p.First), "ing") || predicate(u.Fold(p.First))) && u.Upper(p.First+1)) {
		if !Joint(u.Fold(p.First)) {
			p.Lower--
		}
		p.First++
	}
	named := 0
	for i := p.First; i < p.Head; i++ {
		if w := u.Fold(i); !u.Upper(i) && !Bland(w) && !Joint(w) && u.Dates[i] == "" {
			named++
		}
	}
	p.Lower = min(p.Lower, named)
	p.Definite = p.Definite || u.Determined(p.First)
	return p
}

// RightOf grows the phrase to the right over what it is of: names, dates, and nouns that inner accepts.
func (u *Unit) RightOf(p Phrase, inner func(word string) bool, prepositions func(word string) bool) Phrase {
	for step := 0; step < 3; step++ {
		k := p.Last + 1
		if k >= len(u.Tokens) || !u.Adjoins(k) || u.Tokens[p.Last].Possessive() || !prepositions(u.Fold(k)) || u.Dates[k] != "" {
			break
		}
		k++
		for k < len(u.Tokens) && (u.Fold(k) == "the" || u.Fold(k) == "a") && u.Adjoins(k) {
			k++
		}
		end := u.named(k, inner)
		if end < 0 {
			break
		}
		for i := k; i <= end; i++ {
			p.Dated = p.Dated || u.Dates[i] != ""
		}
		p.Last, p.Right = end, true
	}
	return p
}

// named is the last word of the name, date or noun that begins at k, -1 for none.
func (u *Unit) named(k int, inner func(string) bool) int {
	if k >= len(u.Tokens) || u.Masked[k] || !u.Adjoins(k) {
		return -1
	}
	end := -1
	if u.Dates[k] != "" {
		for end = k; end+1 < len(u.Tokens) && u.Dates[end+1] == u.Dates[k] && u.Dates[k] != ""; end++ {
		}
		return end
	}
	for i := k; i < len(u.Tokens) && i-k < 10; i++ {
		if u.Masked[i] || i > k && !u.Adjoins(i) && !(u.Tokens[i].Gap == ", " && u.Upper(i) && u.listed(i)) {
			break
		}
		t := u.Tokens[i]
		switch {
		case t.Upper || u.Dates[i] != "":
			end = i
		case inner(t.Fold):
			end = i
		case Joint(t.Fold) && end >= 0 && (u.Upper(i+1) || u.Fold(i+1) == "the" && u.Upper(i+2)) && (t.Fold == "and" || t.Fold == "of" || t.Fold == "for"):
		default:
			if i == k && !Verbal(t.Fold) && (inner(u.Fold(i+1)) || u.Upper(i+1)) && !Stop(t.Fold) {
				continue
			}
			return end
		}
		if end == i && t.Possessive() && !u.Upper(i+1) {
			break
		}
	}
	return end
}

// listed tells whether the name at i goes on a list that ends in "and".
func (u *Unit) listed(i int) bool {
	for k := i; k < len(u.Tokens) && k < i+8; k++ {
		if u.Fold(k) == "and" {
			return u.Upper(k + 1)
		}
		if !u.Upper(k) {
			return false
		}
	}
	return false
}

// unitWords end numerals that are written out: "twenty-first".
var unitWords = set("first second third fourth fifth sixth seventh eighth ninth")

// ordinal tells whether the word is a number with an ending: "9th".
func ordinal(w string) bool {
	return len(w) > 2 && len(w) < 6 && w[0] <= '9' && w[len(w)-1] > '9' && w[len(w)-2] > '9'
}

// Unpossessed is the first word of the phrase behind a possessor.
func (u *Unit) Unpossessed(p Phrase) int {
	first := p.First
	for i := p.First; i < p.Head; i++ {
		if u.Tokens[i].Possessive() {
			first = i + 1
		}
	}
	return first
}

// AllBland tells whether nothing before the head says which one it is.
func (u *Unit) AllBland(p Phrase) bool {
	for i := p.First; i < p.Head; i++ {
		if !Bland(u.Fold(i)) {
			return false
		}
	}
	return true
}

// roman tells whether the word is a small Roman numeral.
func roman(word string) bool {
	switch word {
	case "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X":
		return true
	}
	return false
}

// OfOffice tells whether the head is what an office or a body is for ("Ministry of Trade"), so that the words name that body.
func (u *Unit) OfOffice(lex *lexicon.Lexicon, p Phrase) bool {
	for i := p.First; i < p.Head; i++ {
		if w := u.Fold(i + 1); w == "of" || w == "for" || w == "on" {
			if _, ok := lex.ActorHead(u.Fold(i)); ok && u.Upper(i) && (i+2 == p.Head || u.Fold(p.Head-1) == "and") {
				return true
			}
		}
	}
	return false
}

var dating = set("held signed adopted enacted ratified launched passed approved introduced established announced imposed staged committed")

// DateOf is the date that the text gives to what words first to last name: in them, in brackets behind them, or where
// it says when the thing was held or signed; "" for none.
func (u *Unit) DateOf(first, last int) string {
	if s := u.Date(first, last); s != "" {
		return s
	}
	k := last + 1
	if k >= len(u.Tokens) || u.Tokens[last].Possessive() {
		return ""
	}
	if strings.TrimSpace(u.Tokens[k].Gap) == "(" && u.Dates[k] != "" && !u.Masked[k] {
		end := k
		for end+1 < len(u.Tokens) && u.Dates[end+1] == u.Dates[k] && !strings.Contains(u.Tokens[end+1].Gap, ")") {
			end++
		}
		if strings.HasPrefix(u.After(end), ")") {
			return u.Dates[k]
		}
		return ""
	}
	done := false
	for ; k < len(u.Tokens) && k <= last+6; k++ {
		if strings.ContainsAny(u.Tokens[k].Gap, ".;:()") || u.Masked[k] {
			return ""
		}
		switch w := u.Fold(k); {
		case u.Dates[k] != "":
			if prep := u.Fold(k - 1); done && (prep == "on" || prep == "in") {
				return u.Dates[k]
			}
			return ""
		case dating[w]:
			done = true
		case w == "which" || w == "was" || w == "were" || w == "on" || w == "in" || w == "first":
		default:
			return ""
		}
	}
	return ""
}
