package bibliography

import (
	"strings"
	"unicode"
)

// Pages is a page or list of pages with its ranges written with an en dash:
// "12–34, A-5". A single hyphen is a range where both sides are numbers or
// roman numerals, and part of a page's number elsewhere.
func Pages(s string) string {
	s = Fold(s)
	if !strings.ContainsAny(s, "-–—‐‑−") {
		return s
	}
	if i := strings.IndexByte(s, '-'); i > 0 && i == strings.LastIndexByte(s, '-') && strings.Trim(s, "0123456789-") == "" && i+1 < len(s) {
		return s[:i] + "–" + s[i+1:]
	}
	s = foldDashes(s)
	parts := strings.Split(s, ",")
	for i, p := range parts {
		from, to, ok := strings.Cut(p, "–")
		if !ok && strings.Count(p, "-") == 1 {
			if from, to, _ = strings.Cut(p, "-"); numerals(from, to) {
				ok = true
			}
		}
		if ok && !strings.ContainsRune(to, '–') {
			parts[i] = strings.TrimRight(from, " ") + "–" + strings.TrimLeft(to, " ")
		}
	}
	return strings.Join(parts, ",")
}

// foldDashes writes a run of dashes, and a single one longer than a hyphen, as one en dash, and any hyphen as "-".
func foldDashes(s string) string {
	var b strings.Builder
	dashes, long := 0, false
	flush := func() {
		switch {
		case dashes == 0:
		case dashes > 1 || long:
			b.WriteRune('–')
		default:
			b.WriteByte('-')
		}
		dashes, long = 0, false
	}
	for _, r := range s {
		if strings.ContainsRune("-–—‐‑−", r) {
			dashes++
			long = long || r == '–' || r == '—'
			continue
		}
		flush()
		b.WriteRune(r)
	}
	flush()
	return b.String()
}

// numerals tells whether both ends read like numbers of pages: with digits, or both roman.
func numerals(a, b string) bool {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	if strings.ContainsFunc(a, unicode.IsDigit) {
		return strings.ContainsFunc(b, unicode.IsDigit)
	}
	roman := func(s string) bool {
		return s != "" && (strings.Trim(s, "ivxlcdm") == "" || strings.Trim(s, "IVXLCDM") == "")
	}
	return roman(a) && roman(b)
}

// PageRange splits one range of pages into its ends; ok is false for anything else.
func PageRange(pages string) (from, to string, ok bool) {
	if strings.Count(pages, "–") != 1 || strings.Contains(pages, ",") {
		return "", "", false
	}
	from, to, _ = strings.Cut(pages, "–")
	return from, to, from != "" && to != "" && from == strings.TrimSpace(from) && to == strings.TrimSpace(to)
}

// BareDOI is a DOI without the address of a resolver or the label before it.
func BareDOI(s string) string {
	s = Fold(s)
	low := strings.ToLower(s)
	for _, lead := range []string{"https://", "http://", "dx.", "www.", "doi.org/", "doi:", " "} {
		if strings.HasPrefix(low, lead) {
			s, low = s[len(lead):], low[len(lead):]
		}
	}
	return s
}
