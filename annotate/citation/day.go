package citation

import (
	"strings"
)

// day is a month and a day of the month; the zero value is none.
type day struct{ month, day int }

// monthNames are the months in the languages that are read, in order; "de" and a stop may stand beside them.
var monthNames = func() map[string]int {
	m := map[string]int{}
	for _, names := range [][12]string{
		{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"},
		{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"},
		{"januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"},
		{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
		{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
		{"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"},
		{"januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember"},
		{"jänner", "", "", "", "", "", "", "", "sept", "okt", "", "dez"},
	} {
		for i, n := range names {
			if n != "" {
				m[n] = i + 1
			}
		}
	}
	return m
}()

func month(w string) int { return monthNames[strings.ToLower(strings.TrimRight(w, ".,"))] }

// dayNumber reads "12", "12." and "12th" as a day of the month, 0 for anything else.
func dayNumber(w string) int {
	w = strings.TrimRight(w, ".,")
	for _, x := range [...]string{"st", "nd", "rd", "th", "er", "º"} {
		w = strings.TrimSuffix(w, x)
	}
	if n := number(w); len(w) > 0 && len(w) <= 2 && n >= 1 && n <= 31 {
		return n
	}
	return 0
}

// dayBefore reads "12 May", "May 12," and "12 de mayo de" at the end of t[lo:pos]
// and returns where it begins; a month alone counts too.
func dayBefore(t string, lo, pos int) (day, int) {
	var d day
	at := pos
	for range 4 {
		end := at
		for end > lo && (t[end-1] == ' ' || t[end-1] == ',') {
			end--
		}
		b := end
		for b > lo && t[b-1] != ' ' && t[b-1] != ',' && t[b-1] != '(' {
			b--
		}
		w := t[b:end]
		switch m, n := month(w), dayNumber(w); {
		case m > 0 && d.month == 0:
			d.month = m
		case n > 0 && d.day == 0:
			d.day = n
		case w == "de":
		default:
			if d.month == 0 {
				return day{}, pos
			}
			return d, at
		}
		at = b
	}
	if d.month == 0 {
		return day{}, pos
	}
	return d, at
}

// dayAfter reads ", March 3" and ", 3 March" behind a year and returns where it ends.
func dayAfter(t string, at, limit int) (day, int) {
	if at >= limit || t[at] != ',' {
		return day{}, at
	}
	var d day
	end, i := at, at+1
	for range 2 {
		for i < limit && t[i] == ' ' {
			i++
		}
		k := i
		for k < limit && t[k] != ' ' && t[k] != ',' && t[k] != ';' && t[k] != ')' && t[k] != ']' {
			k++
		}
		w := t[i:k]
		switch m, n := month(w), dayNumber(w); {
		case m > 0 && d.month == 0:
			d.month, end = m, k
		case n > 0 && d.day == 0:
			d.day = n
			if d.month > 0 {
				end = k
			}
		default:
			k = limit
		}
		i = k
	}
	if d.month == 0 {
		return day{}, at
	}
	return d, end
}

// numericDay reads "-05-12", ".5.12", "年5月12日" and "년 5월 12일" behind a year; end is 0 for none.
func numericDay(t string, i int) (d day, end int) {
	for _, x := range [...][3]string{{"-", "-", ""}, {".", ".", ""}, {". ", ". ", ""}, {"年", "月", "日"}, {"년 ", "월 ", "일"}} {
		if !strings.HasPrefix(t[i:], x[0]) {
			continue
		}
		m, k := twoDigits(t, i+len(x[0]))
		if m < 1 || m > 12 || !strings.HasPrefix(t[k:], x[1]) {
			continue
		}
		n, e := twoDigits(t, k+len(x[1]))
		if n < 1 || n > 31 || !strings.HasPrefix(t[e:], x[2]) {
			continue
		}
		e += len(x[2])
		if x[2] == "" && e < len(t) && isWord(t[e]) {
			continue
		}
		return day{m, n}, e
	}
	return day{}, 0
}

func twoDigits(t string, i int) (n, end int) {
	k := i
	for k < len(t) && k < i+2 && digit(t[k]) {
		k++
	}
	if k == i || k < len(t) && digit(t[k]) {
		return 0, k
	}
	return number(t[i:k]), k
}

// days are the days of the month, with their months, that an entry prints.
func days(raw string) (out []day) {
	t := plainMarks(raw)
	for i := 0; i+4 <= len(t); i++ {
		if digit(t[i]) && isYear(t, i) && (i == 0 || !digit(t[i-1])) {
			if d, end := numericDay(t, i+4); end > 0 {
				out = append(out, d)
			}
		}
	}
	ws := strings.FieldsFunc(t, func(r rune) bool { return strings.ContainsRune(" ,;()[]:\"", r) })
	for i, w := range ws {
		m := month(w)
		if m == 0 {
			continue
		}
		d := day{month: m}
		for _, k := range [...]int{i + 1, i - 1, i - 2} {
			if k >= 0 && k < len(ws) && d.day == 0 && (k != i-2 || ws[i-1] == "de") {
				d.day = dayNumber(ws[k])
			}
		}
		out = append(out, d)
	}
	for _, x := range [...][2]string{{"月", "日"}, {"월 ", "일"}} { // a month and a day without their year
		k := strings.Index(t, x[0])
		if k < 1 {
			continue
		}
		m := k
		for m > 0 && k-m < 2 && digit(t[m-1]) {
			m--
		}
		if n, e := twoDigits(t, k+len(x[0])); n > 0 && m < k && strings.HasPrefix(t[e:], x[1]) {
			out = append(out, day{number(t[m:k]), n})
		}
	}
	return out
}

// agrees tells whether an entry's days hold the one cited.
func (d day) agrees(with []day) bool {
	for _, x := range with {
		if x.month == d.month && (x.day == d.day || d.day == 0 || x.day == 0) {
			return true
		}
	}
	return false
}
