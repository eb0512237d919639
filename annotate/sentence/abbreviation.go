package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Abbreviations fall into four groups by what may follow them.
var (
	// always stand before what they belong to
	before = set(`mr mrs ms mx messrs mme mlle dr prof gen col lt capt cpt sgt maj adm cmdr brig sen rep gov pres amb min hon rev fr st ste sra srta sr.a
		dres ing lic mag dipl hr fr.l e.g i.e cf viz vs v.s esp incl resp approx ca c.a b.v n.b q.v v op loc trans transl comp ibíd p.e z.b d.h u.a bzw vgl hrsg s.o s.u m.a.w t.ex p.ex dept univ assn bros mt ft`)
	// stand before a number
	beforeNumber = set(`no nos n.º nr núm num vol vols bd p pp pg pág págs s f ff fig figs abb tab table eq eqs sec secs sect ch chap chaps cap art arts para paras app ex exp ver col cols line ll ln pt pts reg res doc cm jan feb mar apr jun jul aug sept sep oct nov dec est issue § ed eds b d r fl c ca`)
	// may end a sentence, and do so only before a word that begins one
	maybe = set(`al etc jr sr inc ltd co corp llc plc gmbh ag s.a a.m p.m ph.d m.a b.a m.sc b.sc ll.m u.s u.k u.n e.u u.s.a u.s.s.r d.c n.y l.a d.p.r.k r.o.k p.r.c n.d ed eds bros dept ibid id`)
	// words that begin a sentence far more often than they go on with a name
	starters = set(`the a an this that these those it its he she his her they their we our i you your in on at by for from to with as of if when while although though since because after before during despite
		however moreover furthermore therefore thus hence meanwhile nevertheless nonetheless consequently additionally similarly finally first second third next then there here what who why how where which some many most several
		both each such other another one two three no not but and or so yet according given under over between among within without through instead rather indeed also only even still once until unless whereas overall
		el la los las un una en der die das ein eine es le les une il elle`)
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// abbreviates tells whether the full stop at s[at] belongs to an abbreviation,
// an initial or the number of a list entry, and the sentence goes on with next.
func abbreviates(s string, begin, at int, next string) bool {
	from := at
	for from > begin && at-from < 24 {
		r, n := utf8.DecodeLastRuneInString(s[:from])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '\'' && r != '&' && r != '§' {
			break
		}
		from -= n
	}
	word := s[from:at]
	if word == "" {
		return false
	}
	low := strings.ToLower(word)
	follow := firstWord(next)
	number := follow != "" && (follow[0] >= '0' && follow[0] <= '9' || roman(follow))
	starts := starters[strings.ToLower(follow)]
	switch {
	case from == begin && len(word) <= 3 && strings.Trim(word, "0123456789") == "":
		return true // "2. The second …"
	case before[low]:
		return true
	case beforeNumber[low] && number:
		return true
	case maybe[low]:
		return !starts
	case initial(word):
		return !starts || strings.HasPrefix(next, "(")
	}
	return false
}

// initial tells whether word is the initial of a name: "K", "J.-P" or "H.S".
func initial(word string) bool {
	letters := 0
	for _, part := range strings.FieldsFunc(word, func(r rune) bool { return r == '.' || r == '-' }) {
		r, n := utf8.DecodeRuneInString(part)
		if n != len(part) || !unicode.IsUpper(r) {
			return false
		}
		letters++
	}
	return letters > 0 && letters <= 4
}

func firstWord(s string) string {
	s = strings.TrimLeft(s, "\"'([“‘«")
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' {
			return s[:i]
		}
	}
	return s
}

func roman(s string) bool { return len(s) > 0 && len(s) < 6 && strings.Trim(s, "IVXLC") == "" }
