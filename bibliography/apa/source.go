package apa

import (
	"strings"

	"kg/bibliography"
)

// description is what stands in square brackets behind the title: what sort of work it is, where that is not plain.
func description(it *bibliography.Item) string {
	genre := it.Get(bibliography.Genre)
	if genre == "" {
		genre = it.Get(bibliography.Medium)
	}
	switch it.Type {
	case bibliography.Thesis:
		kind := thesis(genre)
		if p := it.Get(bibliography.Publisher); p != "" {
			return kind + ", " + p
		}
		return kind
	case bibliography.Review, bibliography.ReviewBook:
		if t := it.Get(bibliography.ReviewedTitle); t != "" {
			s := "Review of " + t
			if it.Type == bibliography.ReviewBook {
				s = "Review of the book " + t
			}
			if n := it.Names[bibliography.ReviewedAuthor]; len(n) > 0 {
				s += ", by " + naturalNames(n)
			}
			return s
		}
		return genre
	case bibliography.Report:
		if it.Get(bibliography.Number) != "" {
			return ""
		}
		return genre
	}
	if genre == "" && !part(it) {
		return medium(it.Type)
	}
	if part(it) && periodical(it) || it.Type == bibliography.Book {
		return "" // "Article", "Hardcover" and the like say nothing
	}
	return genre
}

// medium is the words for works that are no texts, or were never published as one.
func medium(t bibliography.Type) string {
	switch t {
	case bibliography.Dataset:
		return "Data set"
	case bibliography.Software:
		return "Computer software"
	case bibliography.MotionPicture:
		return "Film"
	case bibliography.Broadcast:
		return "Broadcast"
	case bibliography.Song:
		return "Song"
	case bibliography.MusicalScore:
		return "Musical score"
	case bibliography.Map:
		return "Map"
	case bibliography.PaperConference:
		return "Paper presentation"
	case bibliography.Speech:
		return "Speech"
	case bibliography.Manuscript:
		return "Unpublished manuscript"
	case bibliography.Interview:
		return "Interview"
	case bibliography.PersonalCommunication:
		return "Personal communication"
	}
	return ""
}

// thesis is the sort of a thesis in APA's words.
func thesis(genre string) string {
	switch strings.ToLower(strings.NewReplacer(".", "", "’", "'").Replace(genre)) {
	case "":
		return "Thesis"
	case "phd thesis", "phd dissertation", "doctoral thesis", "doctoral dissertation", "phdthesis", "phd":
		return "Doctoral dissertation"
	case "master's thesis", "masters thesis", "ma thesis", "msc thesis", "mathesis", "master thesis":
		return "Master's thesis"
	}
	return genre
}

// languageNote is the language where the entry prints it in words: "in Korean".
func languageNote(it *bibliography.Item) string {
	l := it.Get(bibliography.Language)
	if len(l) > 3 && strings.EqualFold(l[:3], "in ") {
		return "in " + l[3:]
	}
	return ""
}

// source writes where the work is found: the periodical, the book it is in, the publisher.
func source(l *line, it *bibliography.Item, names string) {
	s := &line{}
	switch {
	case part(it) && periodical(it):
		journal(s, it)
	case part(it):
		inWhole(s, it)
	case it.Type == bibliography.PaperConference || it.Type == bibliography.Speech:
		s.add(joinComma(it.Get(bibliography.EventTitle), it.Get(bibliography.EventPlace)))
	case it.Get(bibliography.ContainerTitle) != names:
		s.add(it.Get(bibliography.ContainerTitle))
	}
	for _, p := range publishers(it) {
		if p != names && p != it.Get(bibliography.ContainerTitle) {
			s.next()
			s.add(p)
		}
	}
	if s.empty() {
		return
	}
	l.add(" ")
	l.runs = append(l.runs, s.runs...)
	l.stop()
}

// publishers are those that an entry names: none for parts of periodicals.
func publishers(it *bibliography.Item) []string {
	var out []string
	switch {
	case part(it) && periodical(it):
	case it.Type == bibliography.Thesis:
		out = append(out, it.Get(bibliography.Archive))
	case it.Type == bibliography.Article && it.Get(bibliography.Publisher) == "":
		out = append(out, it.Get(bibliography.EprintType))
	case it.Get(bibliography.Publisher) == "":
		out = append(out, it.Get(bibliography.Authority))
	default:
		out = append(out, it.Get(bibliography.Publisher))
	}
	if len(out) > 0 && out[0] == "" {
		return nil
	}
	return out
}

func joinComma(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}

// journal writes "Journal, 12(3), 45–67".
func journal(l *line, it *bibliography.Item) {
	l.em(it.Get(bibliography.ContainerTitle))
	volume, issue := it.Get(bibliography.Volume), it.Get(bibliography.Issue)
	if volume != "" {
		l.add(", ")
		l.em(volume)
		if issue != "" {
			l.add("(" + issue + ")")
		}
	} else if issue != "" {
		l.add(", (" + issue + ")")
	}
	switch p, n := it.Get(bibliography.Page), it.Get(bibliography.Number); {
	case p != "":
		l.add(", " + p)
	case n != "":
		l.add(", Article " + strings.TrimPrefix(n, "Article "))
	}
}

// inWhole writes "In E. Editor (Ed.), Book (2nd ed., pp. 3–4)".
func inWhole(l *line, it *bibliography.Item) {
	l.add("In ")
	if n := it.Names[bibliography.Editor]; len(n) > 0 {
		l.add(naturalNames(n) + " (" + plural(n, "Ed.", "Eds.") + "), ")
	} else if n := it.Names[bibliography.ContainerAuthor]; len(n) > 0 {
		l.add(naturalNames(n) + ", ")
	}
	book := it.Get(bibliography.ContainerTitle)
	if v := it.Get(bibliography.VolumeTitle); v != "" {
		book += ": " + v
	}
	l.em(book)
	if e := extent(it); len(e) > 0 {
		l.add(" (" + strings.Join(e, ", ") + ")")
	}
}

// address writes the DOI, else the address. No full stop follows it.
func address(l *line, it *bibliography.Item) {
	if doi := it.Get(bibliography.DOI); doi != "" {
		l.add(" ")
		l.link("https://doi.org/" + doi)
		return
	}
	url := it.Get(bibliography.URL)
	if url == "" && it.Get(bibliography.EprintType) == "arXiv" && it.Get(bibliography.Eprint) != "" {
		url = "https://arxiv.org/abs/" + it.Get(bibliography.Eprint)
	}
	if url == "" {
		return
	}
	l.add(" ")
	if a := it.Dates[bibliography.Accessed]; a.From.Known && it.Dates[bibliography.Issued] == (bibliography.Date{}) && it.Get(bibliography.Status) == "" {
		l.add("Retrieved " + retrieved(a.From) + ", from ")
	}
	l.link(url)
}
