package reference

import "strings"

// numbers are volume, issue and pages as a journal prints them, and where they stand.
type numbers struct {
	volume, issue, pages string
	at                   stretch
	found                bool
}

// findNumbers finds the run of volume, issue and pages nearest to the end of s
// that begins at or after from: "18(1), 55–79", "vol. 3, no. 2, pp. 4–9",
// "71: 2897–2901", "4, e1000191", "144–172".
func findNumbers(w *vocabulary, s string, from int) numbers {
	toks := tokens(s)
	for i, t := range toks {
		if t.start < from || i == 0 {
			continue
		}
		n := scanNumbers(w, s, toks, i)
		if !n.found {
			continue
		}
		if rest := strings.Trim(s[n.at.end:], " .,;:)]"); len(rest) <= 70 || n.issue != "" && n.pages != "" || n.pages != "" && n.volume != "" {
			return n
		}
	}
	return numbers{}
}

// token is a word, a number with its letters, or one mark.
type token struct {
	start, end int
	kind       byte // 'w' word, 'n' number, or the mark itself; '-' for every dash
}

// longDash tells whether s begins with a dash or a minus that is longer than a hyphen.
func longDash(s string) bool {
	return len(s) > 2 && s[0] == 0xe2 && (s[:3] == "–" || s[:3] == "—" || s[:3] == "−")
}

func tokens(s string) []token {
	var out []token
	for i := 0; i < len(s); {
		switch {
		case s[i] == ' ':
			i++
		case isWordByte(s[i]) && !longDash(s[i:]):
			k, digit := i, false
			for k < len(s) && isWordByte(s[k]) && !longDash(s[k:]) {
				digit = digit || isDigit(s[k])
				k++
			}
			kind := byte('w')
			if digit && numberShaped(s[i:k]) {
				kind = 'n'
			}
			out = append(out, token{i, k, kind})
			i = k
		case s[i] == '-':
			out = append(out, token{i, i + 1, '-'})
			i++
		case longDash(s[i:]):
			out = append(out, token{i, i + 3, '-'})
			i += 3
		default:
			out = append(out, token{i, i + 1, s[i]})
			i++
		}
	}
	return out
}

// numberShaped tells whether w is digits with at most a short run of letters before or behind.
func numberShaped(w string) bool {
	letters, digits := 0, 0
	for i := 0; i < len(w); i++ {
		switch {
		case isDigit(w[i]):
			digits++
		case w[i] < 0x80:
			letters++
		default:
			return false
		}
	}
	last := w[len(w)-1]
	ordinal := strings.HasSuffix(w, "th") || strings.HasSuffix(w, "st") || strings.HasSuffix(w, "nd") || strings.HasSuffix(w, "rd")
	return digits > 0 && letters <= 4 && !ordinal && (isDigit(last) || letters <= 1)
}

// scanNumbers reads the run that begins at token i.
func scanNumbers(w *vocabulary, s string, ts []token, i int) numbers {
	var n numbers
	k := i
	n.at.start = ts[i].start
	word := func(j int) string { return strings.ToLower(s[ts[j].start:ts[j].end]) }
	at := func(j int, kind byte) bool { return j < len(ts) && ts[j].kind == kind }
	skip := func(j int, kinds string) int {
		for j < len(ts) && strings.IndexByte(kinds, ts[j].kind) >= 0 {
			j++
		}
		return j
	}
	if k >= len(ts) {
		return n
	}
	bracketed := at(k, '(')
	if bracketed {
		k++
	}
	if at(k, 'w') {
		switch word(k) {
		case "vol", "vols", "volume", "v", "bd", "band", "tome", "t", "jg", "vol.no":
			j := skip(k+1, ".")
			if !at(j, 'n') {
				return n
			}
			n.volume = s[ts[j].start:ts[j].end]
			n.found = true
			k = j + 1
		}
	} else if at(k, 'n') && !bracketed {
		j := k + 1
		switch {
		case at(j, '(') && issueEnd(s, ts, j) > 0:
			n.volume, n.found = s[ts[k].start:ts[k].end], true
			k = j
		case at(j, '-') && at(j+1, 'n') && !(at(j+2, ',') && at(j+3, 'n') && looksYear(s, ts[j+3])) && at(j+2, ',') && (at(j+3, 'n') || at(j+3, 'w') && pageWord(word(j+3))):
			n.volume, n.issue, n.found = s[ts[k].start:ts[k].end], s[ts[j+1].start:ts[j+1].end], true
			k = j + 2
		case at(j, '/') && at(j+1, 'n') && (at(j+2, ',') || at(j+2, ':')):
			n.volume, n.issue, n.found = s[ts[k].start:ts[k].end], s[ts[j+1].start:ts[j+1].end], true
			k = j + 2
		case at(j, ';') && looksYear(s, ts[k]):
			return n // "2004;18(2)": the volume comes next
		case (at(j, ':') || at(j, ',') || at(j, ';')) && rangeEnd(s, ts, j+1, true) > 0:
			n.volume, n.found = s[ts[k].start:ts[k].end], true
			k = j
		case at(j, ',') && at(j+1, 'w') && (issueWord(word(j+1)) || pageWord(word(j+1))), at(j, ':') && at(j+1, 'w') && pageWord(word(j+1)), at(j, '.') && at(j+1, 'w') && pageWord(word(j+1)):
			n.volume, n.found = s[ts[k].start:ts[k].end], true
			k = j
		case at(j, 'n') && rangeEnd(s, ts, j, false) > 0 && i > 0 && ts[i-1].kind != ',' && j+1 < len(ts) && ts[j+1].kind == '-':
			n.volume, n.found = s[ts[k].start:ts[k].end], true
			k = j
		case rangeEnd(s, ts, k, false) > k+1 && (ts[i-1].kind == ',' || ts[i-1].kind == ':' || ts[i-1].kind == '.') && tailOnly(s, ts, rangeEnd(s, ts, k, false)):
			// pages alone, below
		case (j == len(ts) || at(j, '.') && j+1 == len(ts)) && ts[i-1].kind == ',' && !looksYear(s, ts[k]) && allDigits(s[ts[k].start:ts[k].end]):
			n.volume, n.found = s[ts[k].start:ts[k].end], true
			k = j
		case (j == len(ts) || at(j, '.') && j+1 == len(ts)) && ts[i-1].kind == ',' && articleNumber(s[ts[k].start:ts[k].end]):
			n.pages, n.found = s[ts[k].start:ts[k].end], true
			n.at.end = ts[k].end
			return n
		default:
			return n
		}
	} else {
		return n
	}
	return issueAndPages(w, s, ts, n, k, bracketed)
}

// issueAndPages reads on from token k, behind the volume.
func issueAndPages(w *vocabulary, s string, ts []token, n numbers, k int, bracketed bool) numbers {
	word := func(j int) string { return strings.ToLower(s[ts[j].start:ts[j].end]) }
	at := func(j int, kind byte) bool { return j < len(ts) && ts[j].kind == kind }
	skip := func(j int, kinds string) int {
		for j < len(ts) && strings.IndexByte(kinds, ts[j].kind) >= 0 {
			j++
		}
		return j
	}
	k2 := skip(k, ",.;: ")
	if at(k, '(') {
		if e := issueEnd(s, ts, k); e > 0 {
			n.issue = strings.Trim(s[ts[k].end:ts[e].start], " ")
			n.issue = trimIssueWord(n.issue)
			k = e + 1
		}
	} else if at(k2, 'w') && issueWord(word(k2)) {
		j := skip(k2+1, ".°º")
		if at(j, 'n') || at(j, 'w') {
			end := j
			for end+2 < len(ts) && (ts[end+1].kind == '-' || ts[end+1].kind == '/') && ts[end+2].kind == 'n' {
				end += 2
			}
			if at(j, 'n') {
				n.issue = s[ts[j].start:ts[end].end]
				n.found = true
				k = end + 1
			}
		}
	}
	if bracketed && at(k, ')') {
		n.at.end = ts[k].end
		k++
	}
	// a year or a season in brackets between issue and pages: "33, no. 3/4 (2003): 151"
	k = skipDate(w, s, ts, k)
	k2 = skip(k, ",.;:")
	if at(k2, 'w') && pageWord(word(k2)) {
		k2 = skip(k2+1, ".")
	} else if n.volume == "" && n.issue == "" && !at(k2, 'n') {
		if !n.found {
			return numbers{}
		}
	}
	if e := rangeEnd(s, ts, k2, true); e > 0 {
		n.pages = s[ts[k2].start:ts[e-1].end]
		n.found = true
		k = e
		if at(k, ')') && bracketed {
			k++
		}
	}
	if k > 0 {
		n.at.end = max(n.at.end, ts[k-1].end)
	}
	return n
}

// skipDate goes over what dates an issue: "(2003)", ", April 2003". A number
// that could be a year is one only in brackets or beside a month.
func skipDate(w *vocabulary, s string, ts []token, k int) int {
	j := k
	open, month := false, false
	for j < len(ts) && (ts[j].kind == ',' || ts[j].kind == '(') {
		open = open || ts[j].kind == '('
		j++
	}
	from := j
	for j < len(ts) {
		isMonth := ts[j].kind == 'w' && w.months[strings.ToLower(s[ts[j].start:ts[j].end])]
		next := j+1 < len(ts) && ts[j+1].kind == '-'
		if !isMonth && !(ts[j].kind == 'n' && looksYear(s, ts[j]) && !next && (open || month)) {
			break
		}
		month = month || isMonth
		j++
	}
	if j == from {
		return k
	}
	for j < len(ts) && ts[j].kind == ')' {
		j++
	}
	return j
}

func looksYear(s string, t token) bool {
	return t.end-t.start == 4 && startsYear(s[t.start:t.end])
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// articleNumber tells whether s is an article's number rather than a page: "e0249596", "A12", "012345".
func articleNumber(s string) bool {
	return len(s) > 4 && len(s) < 14 && !allDigits(s) && isDigit(s[len(s)-1])
}

func pageWord(w string) bool {
	switch w {
	case "pp", "p", "pages", "page", "s", "seiten", "pág", "págs", "hal", "с", "стр":
		return true
	}
	return false
}

func issueWord(w string) bool {
	switch w {
	case "no", "nos", "nr", "issue", "number", "num", "n", "heft", "núm", "iss", "nº", "n°", "№":
		return true
	}
	return false
}

func trimIssueWord(s string) string {
	l := strings.ToLower(s)
	for _, w := range []string{"no. ", "no.", "nr. ", "issue ", "iss. "} {
		if strings.HasPrefix(l, w) {
			return strings.TrimSpace(s[len(w):])
		}
	}
	return s
}

// issueEnd is the index of the bracket that closes an issue opened at token k, 0 when it is none.
func issueEnd(s string, ts []token, k int) int {
	for j := k + 1; j < len(ts) && j < k+8; j++ {
		if ts[j].kind == ')' {
			inner := s[ts[k].end:ts[j].start]
			if j == k+1 || len(inner) > 24 {
				return 0
			}
			hasNumber := false
			for m := k + 1; m < j; m++ {
				hasNumber = hasNumber || ts[m].kind == 'n'
			}
			if hasNumber || len(inner) <= 12 {
				return j
			}
			return 0
		}
	}
	return 0
}

// rangeEnd is the index behind the pages that begin at token k, 0 when there
// are none; a lone page counts when single says so.
func rangeEnd(s string, ts []token, k int, single bool) int {
	if k >= len(ts) || !(ts[k].kind == 'n' || ts[k].kind == 'w' && roman(s[ts[k].start:ts[k].end])) {
		return 0
	}
	if k+2 < len(ts) && ts[k+1].kind == '-' && (ts[k+2].kind == 'n' || ts[k+2].kind == 'w' && roman(s[ts[k+2].start:ts[k+2].end])) {
		e := k + 3
		if e < len(ts) && ts[e].kind == '-' { // "--"
			e++
		}
		return e
	}
	if k+3 < len(ts) && ts[k+1].kind == '-' && ts[k+2].kind == '-' && ts[k+3].kind == 'n' {
		return k + 4
	}
	if single && ts[k].kind == 'n' {
		return k + 1
	}
	return 0
}

func roman(w string) bool {
	if w == "" || len(w) > 8 {
		return false
	}
	return strings.Trim(strings.ToLower(w), "ivxlc") == ""
}

// tailOnly tells whether nothing but marks and a short rest follows token k.
func tailOnly(s string, ts []token, k int) bool {
	return k >= len(ts) || len(strings.Trim(s[ts[k].start:], " .,;)")) < 40
}
