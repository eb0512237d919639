package citation

import "strings"

// locatorWords are what may stand before the number of a locator, small and without stops.
var locatorWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("p pp pg pgs page pages chap chapter chapters chaps ch para paras paragraph paragraphs par sec section sections sect art article arts fig figure figs table vol vols bk book n nn note notes s ss col cols line lines l ll appendix app part pt cap caps kap bd abs abschn ziff rn rdnr anm fn pág págs pag pags página páginas verse v vv slide min loc act scene sc ex example thm theorem lemma prop def eq hlm hal halaman bab с стр гл f fol ff t tome § §§ ¶ ¶¶ 第 页 頁 쪽 제") {
		m[w] = true
	}
	return m
}()

// locatorAt reads ", p. 41", ", pp. 12–14", ": 41", " § 3" or ", 45쪽" behind a date.
func (s *scanner) locatorAt(at, limit int) (locator string, end int) {
	t := s.t
	i := at
	for i < limit && t[i] == ' ' {
		i++
	}
	switch {
	case i < limit && (t[i] == ',' || t[i] == ':'):
		i++
	case i > at && (strings.HasPrefix(t[i:limit], "§") || strings.HasPrefix(t[i:limit], "p. ") || strings.HasPrefix(t[i:limit], "pp. ") || strings.HasPrefix(t[i:limit], "S. ") || strings.HasPrefix(t[i:limit], "hlm. ")):
	default:
		return "", at
	}
	for i < limit && t[i] == ' ' {
		i++
	}
	from := i
	k := i
	for k < limit && (lower(t[k]|0x20) || t[k] == '.' || t[k] >= 0x80 && dashLen(t, k) == 0) {
		k++
	}
	word := strings.ToLower(strings.Trim(t[from:k], "."))
	if word != "" && !locatorWords[word] {
		return "", at
	}
	i = k
	for i < limit && t[i] == ' ' {
		i++
	}
	n := numbersEnd(t, i, limit)
	if n == i || word == "" && (!allDigits(t[i:n]) || n-i > 3 && isYear(t, i) && !dashed(t[i:n])) {
		return "", at
	}
	n = followers(t, n, limit)
	return s.view.Text[from:n], n
}

func dashed(s string) bool { return strings.ContainsAny(s, "-–") && len(s) > 4 && dashLen(s, 4) == 0 }

// numbersEnd is the end of the numbers of a locator at t[i:]: "12–14", "12, 15", "iv", "112n3".
func numbersEnd(t string, i, limit int) int {
	n := i
	for n < limit {
		if d := dashLen(t, n); d > 0 {
			n += d
			continue
		}
		c := t[n]
		switch {
		case digit(c) || romanLetter(c):
		case c == 'n' && n > i && digit(t[n-1]) && n+1 < limit && digit(t[n+1]):
		case c == ',' || c == ' ' || c == '.': // goes on only before a further number
			m := n + 1
			for m < limit && t[m] == ' ' {
				m++
			}
			if m >= limit || !digit(t[m]) || isYear(t, m) || c == ' ' && n == i {
				return n
			}
		default:
			return n
		}
		n++
	}
	return n
}

// followers reads "f.", "ff.", "et seq." and the word for "page" behind the numbers of a locator.
func followers(t string, n, limit int) int {
	for _, x := range [...]string{" ff.", " f.", "ff.", "f.", " ff", " f", "ff", "f", " et seq.", " sqq.", " sq.", "쪽", "면", "頁", "页", "ページ", " n."} {
		if strings.HasPrefix(t[n:limit], x) {
			e := n + len(x)
			if e == limit || !isWord(t[e]) || t[e-1] >= 0x80 {
				return e
			}
		}
	}
	return n
}

func romanLetter(b byte) bool { return strings.IndexByte("ivxlcIVXLC", b) >= 0 }

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !digit(s[i]) && dashLen(s, i) == 0 && s[i] < 0x80 && s[i] != ',' && s[i] != ' ' && s[i] != 'n' {
			return false
		}
	}
	return s != "" && digit(s[0])
}
