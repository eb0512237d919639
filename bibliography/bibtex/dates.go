package bibtex

import (
	"strconv"
	"strings"

	"kg/bibliography"
)

// dates reads the dates: BibLaTeX's date fields first, then year, month and day.
func (r *reading) dates() {
	for _, d := range []struct {
		name string
		v    bibliography.Variable
	}{
		{"date", bibliography.Issued}, {"origdate", bibliography.OriginalDate}, {"eventdate", bibliography.EventDate}, {"urldate", bibliography.Accessed},
	} {
		f := r.e.field(d.name)
		if f == nil {
			continue
		}
		if date := r.date(*f); date != (bibliography.Date{}) {
			r.out.SetDate(d.v, date)
			r.mark(d.v, *f)
		}
	}
	if _, ok := r.out.Dates[bibliography.Issued]; !ok {
		r.yearAndMonth()
	}
	if f := r.e.field("origyear"); f != nil {
		if _, ok := r.out.Dates[bibliography.OriginalDate]; !ok {
			r.out.SetDate(bibliography.OriginalDate, bibliography.ParseYear(r.plain(*f)))
		}
	}
}

func (r *reading) date(f field) bibliography.Date {
	if d, ok := bibliography.ParseEDTF(strings.Trim(strings.ReplaceAll(f.value, " ", ""), "{}")); ok { // "~" is no blank here
		return d
	}
	text := r.plain(f)
	if d, ok := bibliography.ParseEDTF(text); ok {
		return d
	}
	return bibliography.ParseYear(text)
}

func (r *reading) yearAndMonth() {
	f := r.e.field("year")
	if f == nil {
		return
	}
	text := r.plain(*f)
	d := bibliography.ParseYear(text)
	if !d.From.Known {
		if y, suffix := yearSuffix(text); suffix != "" {
			d = bibliography.ParseYear(y)
			r.out.SetDefault(bibliography.YearSuffix, suffix)
		} else if e, ok := bibliography.ParseEDTF(text); ok {
			d = e
		}
	}
	if d.From.Known && d.To == (bibliography.Day{}) && !d.Open && d.From.Month == 0 {
		if m := r.e.field("month"); m != nil {
			r.month(*m, &d)
		}
	}
	r.out.SetDate(bibliography.Issued, d)
	r.mark(bibliography.Issued, *f)
}

// yearSuffix splits "2024a".
func yearSuffix(s string) (year, suffix string) {
	if len(s) == 5 && s[4] >= 'a' && s[4] <= 'z' && strings.Trim(s[:4], "0123456789") == "" {
		return s[:4], s[4:]
	}
	return s, ""
}

// month reads "March", "4 March", "March 4", "May–June", "3".
func (r *reading) month(f field, d *bibliography.Date) {
	months, day := bibliography.MonthsAndDay(r.plain(f))
	if len(months) == 0 {
		return
	}
	d.From.Month = months[0]
	if len(months) == 2 && months[1] > months[0] {
		d.To = bibliography.Day{Year: d.From.Year, Month: months[1], Known: true}
	} else if months[0] <= 12 {
		d.From.Day = day
	}
	if day := r.e.field("day"); day != nil && d.From.Day == 0 && d.To == (bibliography.Day{}) {
		if n, err := strconv.Atoi(strings.TrimSpace(r.plain(*day))); err == nil && n >= 1 && n <= 31 && d.From.Month <= 12 {
			d.From.Day = n
		}
	}
}
