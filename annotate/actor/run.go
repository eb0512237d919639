package actor

import (
	"strings"

	"kg/annotate/lexicon/naming"
)

// run is a stretch of capitalised words: tokens first to last.
type run struct{ first, last int }

var particles = map[string]bool{
	"de": true, "da": true, "do": true, "dos": true, "das": true, "del": true, "della": true, "di": true, "du": true, "la": true, "le": true,
	"los": true, "las": true, "von": true, "van": true, "der": true, "den": true, "zu": true, "af": true, "al": true, "el": true, "ul": true,
	"bin": true, "ibn": true, "bint": true, "ben": true, "ter": true, "y": true, "e": true,
}

// maxRun is how many words a stretch may have: no name is as long, and what looks at a stretch looks at all of it from each of its words.
const maxRun = 64

// runs cuts a passage into stretches of capitalised words, with the small words that names hold.
func (f *finder) runs(u *naming.Unit) []run {
	var out []run
	for i := 0; i < len(u.Tokens); {
		if !f.capital(u, i) {
			i++
			continue
		}
		r := run{i, i}
		for k := i + 1; k < min(len(u.Tokens), i+maxRun); k++ {
			if !u.Adjoins(k) || u.Masked[k] || u.Tokens[k-1].Possessive() && (k-1 > r.last || f.isKnown(u, r.first, k-1)) {
				break
			}
			if w := u.Fold(k); (w == "and" || w == "&") && (u.Fold(k+1) == "the" || f.isKnown(u, r.first, k-1) || f.complete(u, r, k-1) && !f.otherBehind(u, k)) {
				break
			}
			if f.capital(u, k) {
				r.last = k
				continue
			}
			w := u.Fold(k)
			if (naming.Joint(w) || particles[w] || w == "a") && f.small(u, k) {
				continue
			}
			if corporate[u.Fold(k)] && r.last == k-1 {
				r.last = k // "Moss Mining plc"
				break
			}
			if u.Tokens[k].Hyphen && u.Upper(k-1) && !u.Tokens[k].Digit && len(w) <= 8 && r.last == k-1 {
				r.last = k // "Jae-in"
				continue
			}
			break
		}
		out = append(out, r)
		i = r.last + 1
	}
	return out
}

// corporate are forms of companies that are also written in small letters.
var corporate = map[string]bool{"plc": true, "gmbh": true, "ltd": true, "inc": true, "llc": true}

// segments cuts a run where one name ends and another begins: behind a possessor, and at a joint that does
// not belong to the name of an organisation.
func (f *finder) segments(u *naming.Unit, r run) []run {
	var out []run
	start := r.first
	for k := r.first; k < r.last; k++ {
		if u.Tokens[k].Possessive() {
			if !f.holdsPossessor(u, start, k) {
				out = append(out, run{start, k})
				start = k + 1
			}
			continue
		}
		if u.Upper(k) || !naming.Joint(u.Fold(k)) || particles[u.Fold(k)] && u.Fold(k) != "the" {
			continue
		}
		next := k + 1
		for next < r.last && !u.Upper(next) {
			next++
		}
		if k > start && !f.joins(u, run{start, k - 1}, u.Fold(k), run{next, r.last}) {
			out = append(out, run{start, k - 1})
			start = next
		}
		k = next - 1
	}
	return append(out, run{start, r.last})
}

// holdsPossessor tells whether the possessor at k is part of an organisation's name: "People's Party", "King's Fund".
func (f *finder) holdsPossessor(u *naming.Unit, start, k int) bool {
	if f.lexAt(u, start) {
		if h, _ := f.lex.At(u.Tokens, start); h.Last > k {
			return true
		}
	}
	if start == k && f.lexAt(u, k) || f.lex.GivenName(u.Fold(start)) {
		return false
	}
	return f.lex.Common(u.Fold(k)) && !f.lex.GivenName(u.Fold(k))
}

// joins tells whether the name goes on over the joint: "Bank of Nigeria" does, "Moss of the Harbour Union" does not.
func (f *finder) joins(u *naming.Unit, left run, joint string, right run) bool {
	if f.personal(u, right.first, right.last) {
		return false
	}
	_, typ := f.orgHead(u, left)
	headed := typ != ""
	switch joint {
	case "and", "&":
		_, behind := f.orgHead(u, right)
		return (headed || behind != "") && !f.personal(u, left.first, left.last) && !f.lexAt(u, right.first)
	case "of", "for", "on":
		if headed {
			return true
		}
		w := u.Fold(left.last)
		_, policy := f.lex.PolicyHead(w)
		return left.first == left.last && joint != "on" && !u.Starts(left.first) && f.lex.Common(w) && !f.lex.Title(w) && !policy && !f.lexAt(u, left.first)
	}
	return false
}

// personal tells whether words first to last begin with an office or a person's name.
func (f *finder) personal(u *naming.Unit, first, last int) bool {
	if !u.Upper(first+1) || !u.Adjoins(first+1) || first == last {
		return false
	}
	w := u.Fold(first)
	if f.commonHead(w) || f.lexAt(u, first) {
		return false
	}
	return f.lex.GivenName(w) && !f.commonHead(u.Fold(first+1)) || f.isTitle(w) && !f.commonHead(u.Fold(first+1)) || !f.lex.Common(w) && !f.lex.Common(u.Fold(first+1)) && !f.commonHead(u.Fold(first+1)) && last == first+1
}

// isKnown tells whether words first to last are a name of the lexicon.
func (f *finder) isKnown(u *naming.Unit, first, last int) bool {
	h, ok := f.lex.At(u.Tokens, first)
	return ok && h.Last == last
}

// otherBehind tells whether the capitalised words behind "and" end in the noun of a policy or an event, so that
// the whole names that: "Harbour Service and Coast Guard Act".
func (f *finder) otherBehind(u *naming.Unit, and int) bool {
	last := and
	for k := and + 1; k < len(u.Tokens) && u.Adjoins(k) && (u.Upper(k) && u.Dates[k] == "" || naming.Joint(u.Fold(k)) && u.Upper(k+1)); k++ {
		last = k
	}
	_, policy := f.lex.PolicyHead(u.Fold(last))
	_, actor := f.lex.ActorHead(u.Fold(last))
	return policy && !actor
}

// complete tells whether the run up to last is an organisation's name already.
func (f *finder) complete(u *naming.Unit, r run, last int) bool {
	h, ok := f.lex.ActorHead(u.Fold(last))
	return ok && last > r.first && h.Type != "" && r.last == last
}

// small tells whether a small word at k leads on to a capital.
func (f *finder) small(u *naming.Unit, k int) bool {
	if u.Tokens[k-1].Possessive() {
		return false
	}
	for n := k + 1; n < len(u.Tokens) && n <= k+2; n++ {
		if !u.Adjoins(n) || u.Masked[n] {
			return false
		}
		if f.capital(u, n) {
			return true
		}
		if !naming.Joint(u.Fold(n)) && !particles[u.Fold(n)] {
			return false
		}
	}
	return false
}

func (f *finder) capital(u *naming.Unit, i int) bool {
	t := u.Tokens[i]
	if u.Masked[i] || u.Dates[i] != "" || u.Month(i) {
		return false
	}
	if t.Digit {
		return i+1 < len(u.Tokens) && strings.IndexAny(t.Fold, "tnrs") > 0 && u.Upper(i+1) && len(t.Fold) <= 5 // "33rd Front"
	}
	return t.Upper && !(naming.Function(t.Fold) && (!t.Caps || u.Starts(i)))
}
