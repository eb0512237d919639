package layout

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// dated is a date and where it stands.
type dated struct {
	edtf       string
	start, end int
}

func (d dated) shift(n int) dated {
	d.start, d.end = d.start+n, d.end+n
	return d
}

var monthNames = []string{
	"january|jan|enero|janvier|januar|janeiro|gennaio|januari|января|январь",
	"february|feb|febrero|février|februar|fevereiro|febbraio|februari|pebruari|февраля|февраль",
	"march|mar|marzo|mars|märz|março|maret|maart|марта|март",
	"april|apr|abril|avril|aprile|апреля|апрель",
	"may|mayo|mai|maio|maggio|mei|мая|май",
	"june|jun|junio|juin|juni|junho|giugno|июня|июнь",
	"july|jul|julio|juillet|juli|julho|luglio|июля|июль",
	"august|aug|agosto|août|agustus|augustus|августа|август",
	"september|sept|sep|septiembre|septembre|setembro|settembre|сентября|сентябрь",
	"october|oct|octubre|octobre|oktober|outubro|ottobre|октября|октябрь",
	"november|nov|noviembre|novembre|novembro|ноября|ноябрь",
	"december|dec|diciembre|décembre|dezember|dezembro|dicembre|desember|декабря|декабрь",
}

var (
	month    = `(` + strings.Join(monthNames, "|") + `)\.?`
	rxISO    = regexp.MustCompile(`\b((?:1[5-9]|20)\d\d)-(\d\d)-(\d\d)(?:\b|T)`)
	rxDMY    = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th|\.|er)?(?: de| of)? ` + month + `,?(?: de)? ((?:1[5-9]|20)\d\d)\b`)
	rxMDY    = regexp.MustCompile(`(?i)(?:\b|^)` + month + ` (\d{1,2})(?:st|nd|rd|th)?,? ((?:1[5-9]|20)\d\d)\b`)
	rxMY     = regexp.MustCompile(`(?i)(?:\b|^)` + month + `,?(?: de)? ((?:1[5-9]|20)\d\d)\b`)
	rxDotted = regexp.MustCompile(`\b(\d{1,2})\.(\d{1,2})\.((?:1[5-9]|20)\d\d)\b`)
	rxYMDDot = regexp.MustCompile(`\b((?:1[5-9]|20)\d\d)[./] ?(\d{1,2})[./] ?(\d{1,2})\b`)
	rxCJK    = regexp.MustCompile(`((?:1[5-9]|20)\d\d) ?[年년] ?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日일])?`)
	rxYOnly  = regexp.MustCompile(`\b((?:19|20)\d\d)\b`)
)

// rxDateOnly is a line that is a date, with or without a weekday and an hour, and nothing else.
var rxDateOnly = regexp.MustCompile(`(?i)^(?:\pL{2,12}(?:day|di|tag|feira)?\.?,? )?(?:\d{1,2}(?:st|nd|rd|th|\.)?(?: de)? ` + month + `,?(?: de)? \d{4}|` + month + ` \d{1,2}(?:st|nd|rd|th)?,? ?\d{4}|\d{4}[-./]\d{1,2}[-./]\d{1,2}\.?|\d{1,2}\.\d{1,2}\.\d{4}|\d{4} ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일])(?:[ ,|·at–-]*\d{1,2}[:.]\d\d.{0,20})?[.|]?$`)

// firstDate is the first date that begins within the first limit bytes of s, at the precision it has.
func firstDate(s string, limit int) (dated, bool) {
	best := dated{start: len(s) + 1}
	try := func(rx *regexp.Regexp, read func(m []string) string) {
		at := rx.FindStringSubmatchIndex(s)
		if at == nil || at[0] > limit || at[0] >= best.start {
			return
		}
		m := make([]string, len(at)/2)
		for k := range m {
			if at[2*k] >= 0 {
				m[k] = s[at[2*k]:at[2*k+1]]
			}
		}
		if e := read(m); e != "" {
			best = dated{edtf: e, start: at[0], end: at[1]}
		}
	}
	try(rxISO, func(m []string) string { return edtf(m[1], m[2], m[3]) })
	try(rxDMY, func(m []string) string { return edtf(m[3], m[2], m[1]) })
	try(rxMDY, func(m []string) string { return edtf(m[3], m[1], m[2]) })
	try(rxCJK, func(m []string) string { return edtf(m[1], m[2], m[3]) })
	try(rxDotted, func(m []string) string { return edtf(m[3], m[2], m[1]) })
	try(rxYMDDot, func(m []string) string { return edtf(m[1], m[2], m[3]) })
	try(rxMY, func(m []string) string { return edtf(m[2], m[1], "") })
	if best.edtf == "" {
		try(rxYOnly, func(m []string) string { return m[1] })
	}
	return best, best.edtf != ""
}

// edtf writes a date; "" when it is none.
func edtf(y, m, d string) string {
	month := monthNumber(m)
	if month < 1 || month > 12 {
		return ""
	}
	if d == "" {
		return fmt.Sprintf("%s-%02d", y, month)
	}
	day, err := strconv.Atoi(d)
	if err != nil || day < 1 || day > 31 {
		return ""
	}
	return fmt.Sprintf("%s-%02d-%02d", y, month, day)
}

func monthNumber(m string) int {
	if n, err := strconv.Atoi(m); err == nil {
		return n
	}
	m = strings.ToLower(m)
	for i, names := range monthNames {
		for _, n := range strings.Split(names, "|") {
			if n == m {
				return i + 1
			}
		}
	}
	return 0
}

// Date is the first date in s as EDTF, or "".
func Date(s string) string {
	d, _ := firstDate(s, len(s))
	return d.edtf
}
