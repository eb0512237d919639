package policy

import (
	"strings"

	"kg/annotate/lexicon/naming"
)

// provision reads a numbered part of a law that goes by its number: "Article 9", "Section 377", "Chapter VII of the Charter". The sections and
// chapters of papers have small numbers: these count only with "of" behind them.
func (f *finder) provision(u *naming.Unit, i int) (int, bool) {
	k := i + 1
	if !u.Upper(i) || k >= len(u.Tokens) || u.Tokens[k].Gap != " " || u.Masked[k] || u.Titled {
		return 0, false
	}
	word := u.Words(k, k)
	roman := strings.Trim(word, "IVX") == ""
	if !u.Tokens[k].Digit && !roman || u.Dates[k] != "" || strings.HasPrefix(u.After(k), ":") || u.Starts(i) && strings.HasPrefix(u.After(k), ".") {
		return 0, false
	}
	of := u.Fold(k+1) == "of" && u.Adjoins(k+1) && (u.Upper(k+2) || u.Fold(k+2) == "the")
	if next := u.Fold(k + 1); u.Adjoins(k+1) && !naming.Verbal(next) && !f.lex.Act(next) && !strings.HasSuffix(next, "s") {
		return 0, false // "Article IV consultation"
	}
	switch u.Fold(i) {
	case "article":
		return k, len(word) < 4 || of
	case "section":
		return k, of || u.Tokens[k].Digit && len(word) == 3
	case "chapter":
		return k, of && f.instrumentAt(u, k+2) || roman && len(word) > 1 && u.Fold(i-1) == "under"
	case "clause", "annex", "schedule", "protocol":
		return k, of && f.instrumentAt(u, k+2)
	}
	return 0, false
}

// instrumentAt tells whether the words from i on end soon in the noun of an instrument: "the Charter", "the Harbour Act".
func (f *finder) instrumentAt(u *naming.Unit, i int) bool {
	for k := i; k < len(u.Tokens) && k < i+6 && (k == i || u.Adjoins(k)); k++ {
		if _, ok := f.lex.PolicyHead(u.Fold(k)); ok {
			return true
		}
	}
	return false
}

// foreignHeads are nouns of other languages that stand before the name of an instrument.
var foreignHeads = map[string]string{
	"ley": "law", "lei": "law", "loi": "law", "legge": "law", "decreto": "law", "décret": "law", "decret": "law", "ordonnance": "law",
	"código": "law", "codigo": "law", "estatuto": "law", "constitución": "law", "constituição": "law", "emenda": "law", "enmienda": "law",
	"acuerdo": "agreement", "acordo": "agreement", "tratado": "treaty", "traité": "treaty", "trattato": "treaty", "pacto": "agreement",
	"convenio": "agreement", "convênio": "agreement", "plano": "plan", "piano": "plan", "programa": "programme", "estrategia": "strategy",
	"estratégia": "strategy", "doctrina": "doctrine", "doutrina": "doctrine", "undang": "law", "perppu": "law", "qanun": "law",
	"misión": "programme", "missão": "programme", "pacote": "plan", "paquete": "plan", "directiva": "regulation", "reforma": "reform",
	"konstitutsiya": "law", "zakon": "law", "ukaz": "law", "yasa": "law", "ustav": "law",
}

// foreignTails end compounds that name an instrument in German and its neighbours: "Atomgesetz".
var foreignTails = []struct{ tail, typ string }{
	{"gesetz", "law"}, {"gesetze", "law"}, {"verordnung", "regulation"}, {"abkommen", "agreement"}, {"staatsvertrag", "treaty"}, {"bremse", "regulation"},
	{"politik", "policy"}, {"steuer", "tax"}, {"umlage", "tax"}, {"paragraph", "law"}, {"nomics", "policy"}, {"doktrin", "doctrine"}, {"richtlinie", "regulation"},
}

// foreign reads a name with a noun of another language in it, "Ley de Puertos", "loi Ruiz", "Hafengesetz", and a plan that is named for its year,
// "Harbour Vision 2030". It returns the first and the last word and the type.
func (f *finder) foreign(u *naming.Unit, i int) (int, int, string, bool) {
	w := u.Fold(i)
	if first, ok := f.horizon(u, i); ok {
		return first, i + 1, "plan", true
	}
	if u.Upper(i) && !u.Tokens[i].Caps && !f.lex.Common(w) && !u.Titled {
		for _, t := range foreignTails {
			if len(w) > len(t.tail)+3 && strings.HasSuffix(w, t.tail) && !(u.Upper(i+1) && u.Adjoins(i+1)) {
				return i, i, t.typ, true
			}
		}
	}
	typ := foreignHeads[w]
	if typ == "" || w == "piano" && !u.Upper(i) || u.Upper(i-1) && u.Adjoins(i) && !u.Starts(i-1) || u.Starts(i) && f.lex.GivenName(w) {
		return 0, 0, "", false
	}
	last := i
	for k := i + 1; k < len(u.Tokens) && k-i < 9 && u.Adjoins(k) && !u.Masked[k]; k++ {
		word := u.Fold(k)
		switch {
		case u.Upper(k) && !naming.Function(word) || u.Tokens[k].Digit && u.Dates[k] == "" || w == "undang" && word == "undang":
			last = k
		case foreignSmall[word] || u.Upper(i) && last > i && !f.lex.Common(word) && len(word) > 3:
			if !foreignSmall[word] {
				last = k // "Lei de Responsabilidade fiscal"
			}
		default:
			k = len(u.Tokens)
		}
		if k < len(u.Tokens) && u.Tokens[k].Possessive() {
			break
		}
	}
	return i, last, typ, last > i
}

var foreignSmall = words("de da do dos das del la las los le les du des di della e y para por sobre sur pour contra der dan tentang")

// horizon is the first word of a plan that is named for the year that it reaches to: "Vision 2030", "Harbour Ambition 2040".
func (f *finder) horizon(u *naming.Unit, i int) (int, bool) {
	k := i + 1
	if i < 0 || !u.Upper(i) || k >= len(u.Tokens) || u.Tokens[k].Gap != " " || len(u.Fold(k)) != 4 || u.Fold(k) < "1990" || u.Fold(k) > "2100" || !u.Tokens[k].Digit {
		return 0, false
	}
	switch u.Fold(i) {
	case "vision", "agenda", "horizon", "wawasan", "ambition", "objectif", "objetivo", "visión", "visão", "horizonte", "mission", "destination":
	default:
		return 0, false
	}
	first := i
	for first > 0 && u.Adjoins(first) && u.Upper(first-1) && !u.Starts(first-1) && !u.Tokens[first-1].Possessive() && i-first < 3 {
		first--
	}
	return first, true
}
