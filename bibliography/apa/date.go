package apa

import (
	"fmt"

	"kg/bibliography"
)

// wholeDate tells whether a reference gives month and day of publication, not the year alone.
func wholeDate(t bibliography.Type) bool {
	switch t {
	case bibliography.ArticleNewspaper, bibliography.ArticleMagazine, bibliography.Webpage, bibliography.Post, bibliography.PostWeblog,
		bibliography.Broadcast, bibliography.PersonalCommunication, bibliography.Interview, bibliography.Speech:
		return true
	}
	return false
}

// year is the year as a citation gives it, with its suffix: "2024a", "n.d.-b", "in press".
func year(it *bibliography.Item, suffix string) string {
	d := it.Dates[bibliography.Issued]
	y := d.YearText()
	switch {
	case y == "" && it.Get(bibliography.Status) != "":
		y = it.Get(bibliography.Status)
	case y == "":
		y = "n.d."
	case d.Open:
		y += "present"
	}
	if suffix != "" && !d.From.Known {
		y += "-"
	}
	if d.Circa {
		y = "ca. " + y
	}
	return y + suffix
}

// citedYear is the year of a citation in running text: of a work that was published before, both years, "1890/2001".
func citedYear(it *bibliography.Item, suffix string) string {
	y := year(it, suffix)
	if o := it.Dates[bibliography.OriginalDate].YearText(); o != "" && o != it.Year() {
		return o + "/" + y
	}
	return y
}

// date is the date of a reference, without its brackets.
func date(it *bibliography.Item, suffix string) string {
	d := it.Dates[bibliography.Issued]
	if it.Type == bibliography.PaperConference && it.Get(bibliography.ContainerTitle) == "" {
		if e, ok := it.Dates[bibliography.EventDate]; ok && (!d.From.Known || e.From.Year == d.From.Year) && e.From.Known {
			d = e
			if s := span(d); s != "" {
				return fmt.Sprint(e.From.Year) + suffix + ", " + s
			}
		}
	}
	s := year(it, suffix)
	if wholeDate(it.Type) && d.From.Known && (!d.To.Known || d.To.Year == d.From.Year) {
		if more := span(d); more != "" {
			s += ", " + more
		}
	}
	return s
}

// span is the months and days of a date: "March 5", "May 3–6", "April 30–May 2", "Spring".
func span(d bibliography.Date) string {
	from := monthDay(d.From)
	switch {
	case from == "" || !d.To.Known || d.To.Month == 0:
		return from
	case d.To.Month == d.From.Month && d.To.Day > 0:
		return fmt.Sprintf("%s–%d", from, d.To.Day)
	}
	return from + "–" + monthDay(d.To)
}

func monthDay(d bibliography.Day) string {
	switch {
	case d.Month == 0:
		return ""
	case d.Month > 12:
		return bibliography.Seasons()[d.Month-21]
	case d.Day == 0:
		return bibliography.Months()[d.Month-1]
	}
	return fmt.Sprintf("%s %d", bibliography.Months()[d.Month-1], d.Day)
}

// retrieved is the day of retrieval in words: "March 5, 2020".
func retrieved(d bibliography.Day) string {
	if s := monthDay(d); s != "" {
		return s + ", " + fmt.Sprint(d.Year)
	}
	return fmt.Sprint(d.Year)
}
