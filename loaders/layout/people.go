package layout

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
)

var (
	rxByWord   = regexp.MustCompile(`(?i)^(?:by|von|por|par|written by|reported by|reporting by|story by|text by|authors?:?)\s+`)
	rxHonorary = regexp.MustCompile(`^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Lord|Lady)\.? `)
	rxBetween  = regexp.MustCompile(`\s*(?:;|,?\s+(?:and|AND|und|UND|et|y|e|dan|и)\s+|\s*&\s*|,)\s*`)
	rxNoteMark = regexp.MustCompile(`\s*(?:\[[\d,a-z*]+\]|\(\d+\)|[\d*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+(?:,[\d*]+)*)$`)
	rxRaised   = regexp.MustCompile(`\^[\w,*\\†‡ ]{1,12}\^|<sup>[^<]{1,20}</sup>|\\\*`)
	rxRole     = regexp.MustCompile(`(?i)^(?:(?:and )?(?:news )?agenc(?:y|ies)|staff(?: writers?| reporters?)?|others|(?:[\pL-]+ ){0,3}(?:correspondents?|editors?|reporters?|writers?|columnists?|bureau chief))$`)
	rxWorksAt  = regexp.MustCompile(`(?i)^[\pL\pM .&'’-]*\b(?:universit|universid|institut|college\b|school of|department of|faculty of|cent(?:er|re) (?:for|of)|academy of|ministry of)[\pL\pM .&'’-]*$`)
	rxEmployed = regexp.MustCompile(`\s*\([^()]*(?:Universi|Institut|College|School of|Department of|Cent(?:er|re) (?:for|of)|Academy)[^()]*\)`)
	rxPlaced   = regexp.MustCompile(`\s*\(\p{Lu}[^()\d]{1,40}\)`)
	rxFrom     = regexp.MustCompile(`^(\p{Lu}\S+ .*?),? in \p{Lu}.*$`)
	rxNotName  = regexp.MustCompile(`(?i)(?:^|[^\pL\pM])(?:universi\pL*|institut\pL*|department|school|faculty|cent(?:er|re)|college|academy|ministry|council|laborator\pL*|hospital|foundation|association|society|journal|review|press|street|road|p\.?o\.?|box|staff|reporters?|correspondents?|editors?|desk|team|agency|agencies|news|times|post|email|e-mail|vol|issue|abstract|keywords|received|accepted|published|working paper|draft|the|of|for|in|on|at|to|with|from|escuela|facultad|centro|fellow|lecturer|professor|director|researcher|economist|analyst)(?:[^\pL\pM]|$)`)
)

var nameParticles = map[string]bool{"van": true, "von": true, "de": true, "der": true, "den": true, "del": true, "della": true, "di": true, "da": true,
	"dos": true, "das": true, "do": true, "du": true, "la": true, "le": true, "el": true, "al": true, "bin": true, "ibn": true, "ben": true, "ter": true,
	"ten": true, "zu": true, "af": true, "av": true, "y": true, "e": true, "st": true, "ap": true, "op": true, "'t": true, "abu": true, "bint": true, "mac": true}

// People reads a line of names: "Ana B. Cruz and Tom van Dijk". ok is false
// when any part of it is no person's name.
func People(line string) (people []document.Person, ok bool) {
	line = strings.TrimSpace(line)
	byline := rxByWord.MatchString(line)
	line = rxRaised.ReplaceAllString(rxByWord.ReplaceAllString(line, ""), "")
	if k := strings.IndexAny(line, "|•·"); k > 0 {
		line = line[:k]
	}
	employed := rxEmployed.ReplaceAllString(line, "")
	if byline || employed != line {
		line = rxPlaced.ReplaceAllString(employed, "") // "By Ana Cruz (Lima)"
	}
	if line == "" || len(line) > 400 {
		return nil, false
	}
	parts := rxBetween.Split(line, -1)
	if inverted(parts, line) {
		for k := 0; k+1 < len(parts); k += 2 {
			people = append(people, document.Person{Family: parts[k], Given: parts[k+1]})
		}
		return people, true
	}
	for _, s := range parts {
		s = rxHonorary.ReplaceAllString(rxNoteMark.ReplaceAllString(strings.Trim(s, " .*_"), ""), "")
		if m := rxFrom.FindStringSubmatch(s); byline && m != nil {
			s = m[1] // "By Ana Cruz in Lima": where she wrote it
		}
		if s == "" {
			continue
		}
		p, good := Person(lowered(s))
		if !good && len(people) > 0 && (byline && rxRole.MatchString(s) || rxWorksAt.MatchString(s)) {
			continue // "By Ana Cruz and agencies", "Ana Cruz, University of Lima"
		}
		if !good {
			return nil, false
		}
		people = append(people, p)
	}
	return people, len(people) > 0
}

// rxInstitution is the name of a house that publishes papers of its own.
var rxInstitution = regexp.MustCompile(`^\p{Lu}[\pL\pM &.'’-]*\b(?:Institute|Institution|Centre|Center|Foundation|Council|Ministry|Department|Commission|Agency|Office|Bank|Secretariat|Initiative|Observatory|Committee|Authority|Bureau|Association|Federation|Forum|Academy|Fund|Programme|Network)\b[\pL\pM &.'’-]{0,60}$`)

// institution reads the house that a report is by: a line that is its name, with or without its town behind a comma.
func institution(line string) (document.Person, bool) {
	name, town, _ := strings.Cut(strings.TrimSpace(line), ", ")
	if wordCount(name) < 2 || wordCount(name) > 9 || wordCount(town) > 3 || !rxInstitution.MatchString(name) {
		return document.Person{}, false
	}
	return document.Person{Literal: name}, true
}

// inverted tells whether a line of one comma is "Cruz, Ana B.".
func inverted(parts []string, line string) bool {
	return len(parts) == 2 && strings.Count(line, ",") == 1 && wordCount(parts[0]) == 1 && isName(parts[0]) && isName(parts[1]) && wordCount(parts[1]) <= 2 && !strings.Contains(line, " and ")
}

func isName(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) && !rxNotName.MatchString(s) && strings.IndexFunc(s, unicode.IsDigit) < 0
}

// Person takes one name apart; ok is false when it does not look like a
// person's. The family name is the last word with the particles before it; for
// a name in Han or Hangul it is the first character; a name whose second of
// two words is hyphenated and goes on in small letters ("Seo Min-jun") has its family name first.
func Person(s string) (document.Person, bool) {
	if all, upper, lower := letters(s); all > 1 && upper == 0 && lower == 0 && utf8.RuneCountInString(s) <= 4 {
		r, n := utf8.DecodeRuneInString(s)
		if unicode.In(r, unicode.Han, unicode.Hangul) {
			return document.Person{Family: s[:n], Given: strings.TrimSpace(s[n:])}, true
		}
	}
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 6 || rxNotName.MatchString(s) {
		return document.Person{}, false
	}
	for k, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "'’"))
		if unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r) {
			continue
		}
		if k > 0 && (nameParticles[strings.ToLower(w)] || strings.HasPrefix(w, "d'") || strings.HasPrefix(w, "d’")) || k == 0 && nameParticles[w] {
			continue
		}
		return document.Person{}, false
	}
	if strings.ContainsAny(s, "0123456789@:/()") {
		return document.Person{}, false
	}
	if len(words) == 2 && givenLast(words[1]) {
		return document.Person{Family: words[0], Given: words[1]}, true
	}
	last := len(words) - 1
	suffix := ""
	switch strings.TrimSuffix(words[last], ".") {
	case "Jr", "Sr", "II", "III", "IV":
		suffix = " " + words[last]
		last--
	}
	if last < 1 {
		return document.Person{}, false
	}
	from := last
	for from > 1 && nameParticles[strings.ToLower(words[from-1])] {
		from--
	}
	return document.Person{Family: strings.Join(words[from:last+1], " "), Given: strings.Join(words[:from], " ") + suffix}, true
}

// lowered is a name printed in capitals as it is usually written: "ANNA VAN DIJK" → "Anna van Dijk". Initials stay.
func lowered(s string) string {
	if _, upper, lower := letters(s); lower > 0 || upper < 5 {
		return s
	}
	words := strings.Fields(s)
	for k, w := range words {
		low := strings.ToLower(w)
		switch {
		case utf8.RuneCountInString(strings.Trim(w, ".")) == 1, strings.Count(w, ".") > 1, low == "ii", low == "iii", low == "iv":
		case k > 0 && nameParticles[low]:
			words[k] = low
		default:
			out, begins := []rune(low), true
			for i, c := range out {
				if begins {
					out[i] = unicode.ToUpper(c)
				}
				begins = c == '-' || c == '\'' || c == '’'
			}
			words[k] = string(out)
		}
	}
	return strings.Join(words, " ")
}

// Housed reads lines that each begin with a name in capitals and go on with where that person works:
// "ANNA VAN DIJK Institute for Elections". ok is false when a line does not.
func Housed(lines string) (people []document.Person, ok bool) {
	for line := range strings.Lines(lines) {
		words := strings.Fields(line)
		n := 0
		for n < len(words) {
			if _, upper, lower := letters(words[n]); upper == 0 || lower > 0 {
				break
			}
			n++
		}
		if n < 2 || n == len(words) || !rxHouse.MatchString(strings.Join(words[n:], " ")) {
			return nil, false
		}
		p, good := Person(lowered(strings.Join(words[:n], " ")))
		if !good {
			return nil, false
		}
		people = append(people, p)
	}
	return people, len(people) > 0
}

// givenLast tells whether w is a Korean given name as romanised: "Min-jun".
func givenLast(w string) bool {
	a, b, ok := strings.Cut(w, "-")
	r, _ := utf8.DecodeRuneInString(b)
	return ok && len(a) > 1 && unicode.IsLower(r) && !strings.Contains(b, "-") && len(a) <= 6 && len(b) <= 6
}

// rxIberian is an affiliation in a country where people bear two family names.
var rxIberian = regexp.MustCompile(`(?i)\b(?:universidad|facultad de|escuela|centro de investigaci[oó]n|instituto de|colegio de)\b`)

// secondGiven are common given names in Spanish that follow another one.
const secondGiven = " josé jose maría maria luis carlos antonio manuel francisco javier alberto eduardo enrique ignacio miguel ángel angel andrés andres pablo fernando jesús jesus elena isabel luisa cristina carmen mercedes alejandra alejandro fernanda teresa rosa lucía lucia del de la los las pilar victoria beatriz eugenia gabriela gabriel daniel david felipe ricardo rafael ramón ramon patricia paula andrea ana laura marta inés ines esther esteban camilo mauricio armando alfonso arturo augusto césar cesar hernán hernan julio mario marcela margarita "

// twoSurnames reads a name of three words as one given and two family names,
// as is usual where the affiliation is Spanish, unless the second word is a common given name.
func twoSurnames(p document.Person) document.Person {
	words := strings.Fields(p.Given)
	if len(words) != 2 || strings.Contains(p.Given, ".") || strings.Contains(secondGiven, " "+strings.ToLower(words[1])+" ") || strings.Contains(p.Family, " ") {
		return p
	}
	return document.Person{Family: words[1] + " " + p.Family, Given: words[0]}
}
