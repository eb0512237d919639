package citation

import (
	"slices"
	"strings"
)

// signals are what may stand before an item without belonging to it, longest first.
var signals = [...]string{
	"as cited in", "as quoted in", "quoted in", "cited in", "qtd. in", "quoted by", "cited by", "for a review, see", "for a review see", "for reviews, see", "for reviews see",
	"for an overview, see", "for an overview see", "for details, see", "for details see", "for example, see", "see, for example,", "see for example", "see, for instance,", "see, e.g.,", "see e.g.,", "see e.g.", "see, inter alia,", "see also, e.g.,", "see also", "see generally", "see, generally,", "but see", "but cf.", "see in particular", "see, in particular,", "see especially", "see esp.", "esp.", "especially", "notably", "most notably",
	"reviewed in", "reviewed by", "adapted from", "based on", "modified from", "taken from", "for example,", "for instance,", "for example", "inter alia", "among others,", "as in", "as shown by", "as reported by", "as described in", "described in", "following", "data from", "source:", "cf. also",
	"see", "cf.", "cf", "e.g.,", "e.g.", "i.e.,", "i.e.", "compare", "contra", "contrast", "accord", "also", "and", "in", "from", "after", "both", "by", "&", "or", "as", "per", "with",
	"vgl. dazu auch", "vgl. dazu", "vgl. hierzu", "vgl. auch", "vgl. etwa", "vgl. u. a.", "vgl.", "vgl", "siehe dazu", "siehe auch", "siehe etwa", "siehe", "s. auch", "s. dazu", "s. a.", "s.", "so auch", "dazu", "hierzu", "etwa", "z. b.", "z.b.", "u. a.", "nach", "zitiert nach", "zit. nach", "zit. n.", "zit. in", "und",
	"véase también", "véase", "véanse", "ver también", "ver", "por ejemplo,", "p. ej.,", "citado en", "citado por", "citados en", "cf. también", "según", "y",
	"voir aussi", "voir notamment", "voir par exemple", "voir", "par exemple", "notamment", "cité dans", "cité par", "cités dans", "d'après", "selon", "et",
	"ver também", "vide", "veja-se", "por exemplo,", "citado em", "apud", "conforme", "segundo",
	"lihat juga", "lihat", "bdk.", "bandingkan", "misalnya,", "misalnya", "dikutip dalam", "dalam", "menurut", "seperti",
	"см. также", "см.", "ср.", "цит. по",
	"참조:", "예:", "예컨대", "참고:", "재인용:",
	"参见", "參見", "参照", "参考", "见", "見", "如", "例如", "转引自", "轉引自", "引自",
}

// signalsBy are the signals by their first byte, small; East Asian ones need no blank behind them.
var signalsBy = func() (by [256][]string) {
	for _, g := range signals {
		by[g[0]] = append(by[g[0]], g)
	}
	for c := range by {
		slices.SortStableFunc(by[c], func(a, b string) int { return len(b) - len(a) })
	}
	return by
}()

// signalLength is the length of a signal and the blank behind it at the start of s, 0 for none.
func signalLength(s string) int {
	if s == "" {
		return 0
	}
	c := s[0]
	if c >= 'A' && c <= 'Z' {
		c |= 0x20
	}
	for _, g := range signalsBy[c] {
		if len(s) <= len(g) || !strings.EqualFold(s[:len(g)], g) || len(g) == 2 && g[1] == '.' && s[0] != g[0] { // "S." is a name's
			continue
		}
		n := len(g)
		if b := s[n]; b != ' ' && b != ',' && b != ':' && g[0] < 0xE3 {
			continue
		}
		for n < len(s) && (s[n] == ' ' || s[n] == ',' || s[n] == ':') {
			n++
		}
		return n
	}
	return 0
}

// pointers are the first words of signals that point to what follows, and do nothing else in a sentence.
var pointers = wordSet("see cf cf. e.g. e.g., i.e. but compare contra reviewed esp. vgl. vgl siehe voir véase véanse vide ver lihat bdk. см. ср. 参见 參見")

// pointerLength is signalLength for signals that only point: "see", not "in".
func pointerLength(s string) int {
	n := signalLength(s)
	if n == 0 {
		return 0
	}
	w, _, _ := strings.Cut(s[:n], " ")
	if !pointers[strings.ToLower(strings.TrimRight(w, ",:"))] {
		return 0
	}
	return n
}

// viaWords tells whether the words before an item say that what stands before them was seen in it.
func viaWords(lead string) bool {
	l := strings.ToLower(lead)
	for _, x := range [...]string{"cited in", "quoted in", "qtd. in", "cited by", "quoted by", "reported in", "citado en", "citado por", "citado em", "цит. по", "zitiert nach", "zitiert in", "zit. n", "zit. in", "cité dans", "cité par", "apud", "dikutip dalam", "dikutip oleh", "转引自", "轉引自", "引自", "재인용"} {
		if strings.Contains(l, x) {
			return true
		}
	}
	return false
}
