package apa

import (
	"strings"

	"kg/bibliography"
)

// Reference is one item as an entry of a list of references, on its own: see [List] for items that stand together.
func Reference(it *bibliography.Item, m Markup) string {
	return reference(it, it.Get(bibliography.YearSuffix), m)
}

func reference(it *bibliography.Item, suffix string, m Markup) string {
	l := &line{}
	names, label := head(it)
	when := "(" + date(it, suffix) + ")"
	t := &line{}
	title(t, it)
	if names == "" {
		if t.empty() {
			t.add("[Untitled]")
		}
		l.runs = append(l.runs, t.runs...)
		l.next()
		l.add(when)
	} else {
		l.add(names)
		if label != "" {
			l.add(" (" + label + ")")
		}
		l.next()
		l.add(when)
		if !t.empty() {
			l.next()
			l.runs = append(l.runs, t.runs...)
		}
	}
	l.stop()
	source(l, it, names)
	address(l, it)
	if d, ok := it.Dates[bibliography.OriginalDate]; ok && d.YearText() != "" {
		l.add(" (Original work published " + d.YearText() + ")")
	}
	return l.write(m)
}

// head are the names that an entry begins with, and their role where it is not the author's.
func head(it *bibliography.Item) (names, label string) {
	of := func(v bibliography.Variable) []bibliography.Name { return it.Names[v] }
	if n := invertedNames(of(bibliography.Author)); n != "" {
		return n, ""
	}
	for _, r := range roles(it) {
		if n := invertedNames(of(r.v)); n != "" {
			return n, plural(of(r.v), r.one, r.many)
		}
	}
	return "", ""
}

// role is a role other than the author's in which people stand at the head of an entry.
type role struct {
	v         bibliography.Variable
	one, many string
}

func roles(it *bibliography.Item) []role {
	if part(it) {
		return nil // the editors are those of the whole, and stand with it
	}
	list := []role{{bibliography.Editor, "Ed.", "Eds."}, {bibliography.Compiler, "Comp.", "Comps."}}
	switch it.Type {
	case bibliography.MotionPicture, bibliography.Broadcast:
		list = append([]role{{bibliography.Director, "Director", "Directors"}, {bibliography.Producer, "Producer", "Producers"}}, list...)
	case bibliography.Song, bibliography.MusicalScore:
		list = append([]role{{bibliography.Composer, "", ""}, {bibliography.Performer, "", ""}}, list...)
	}
	return append(list, role{bibliography.Director, "Director", "Directors"}, role{bibliography.Chair, "Chair", "Chairs"})
}

// part tells whether an item is printed as a part of something: its title upright, that of the whole in italics.
func part(it *bibliography.Item) bool {
	container := it.Get(bibliography.ContainerTitle) != ""
	switch it.Type {
	case bibliography.ArticleJournal, bibliography.ArticleMagazine, bibliography.ArticleNewspaper, bibliography.Chapter, bibliography.EntryGeneral,
		bibliography.EntryDictionary, bibliography.EntryEncyclopedia, bibliography.PaperConference, bibliography.Review, bibliography.ReviewBook,
		bibliography.PostWeblog, bibliography.Article, bibliography.Document, bibliography.Song, bibliography.Figure:
		return container
	}
	return false
}

// periodical tells whether the container of a part comes out in volumes and issues.
func periodical(it *bibliography.Item) bool {
	switch it.Type {
	case bibliography.ArticleJournal, bibliography.ArticleMagazine, bibliography.ArticleNewspaper, bibliography.Review, bibliography.ReviewBook, bibliography.PostWeblog:
		return true
	case bibliography.Article, bibliography.Document:
		return it.Get(bibliography.Volume) != "" || it.Get(bibliography.Issue) != ""
	}
	return false
}

// title writes the title with what stands behind it in brackets.
func title(l *line, it *bibliography.Item) {
	t := it.Get(bibliography.Title)
	if v := it.Get(bibliography.VolumeTitle); v != "" && !part(it) && t != "" {
		t += ": "
		if n := it.Get(bibliography.Volume); n != "" {
			t += "Vol. " + n + ". "
		}
		t += v
	}
	if part(it) {
		l.add(t)
	} else {
		l.em(t)
	}
	for _, group := range []string{bracketed("(", behindTitle(it), ")"), bracketed("[", description(it), "]"), bracketed("[", languageNote(it), "]")} {
		if group == "" {
			continue
		}
		if !l.empty() {
			l.add(" ")
		}
		l.add(group)
	}
}

func bracketed(open, s, end string) string {
	if s == "" {
		return ""
	}
	return open + s + end
}

// behindTitle is what stands in round brackets behind the title: translators; edition, volume, number, pages.
func behindTitle(it *bibliography.Item) string {
	var groups []string
	if n := it.Names[bibliography.Translator]; len(n) > 0 {
		groups = append(groups, naturalNames(n)+", Trans.")
	}
	if len(it.Names[bibliography.Author]) > 0 && !part(it) {
		if n := it.Names[bibliography.Editor]; len(n) > 0 {
			groups = append(groups, naturalNames(n)+", "+plural(n, "Ed.", "Eds."))
		}
	}
	numbers := identifier(it)
	if !part(it) {
		numbers = append(numbers, extent(it)...)
	}
	if len(numbers) > 0 {
		groups = append(groups, strings.Join(numbers, ", "))
	}
	return strings.Join(groups, "; ")
}

// identifier is the number of the work itself.
func identifier(it *bibliography.Item) []string {
	var out []string
	number := it.Get(bibliography.Number)
	genre := it.Get(bibliography.Genre)
	switch it.Type {
	case bibliography.Report:
		switch {
		case number != "" && genre != "":
			out = append(out, genre+" No. "+number)
		case number != "":
			out = append(out, "Report No. "+number)
		}
	case bibliography.Patent:
		if number != "" {
			out = append(out, "Patent No. "+number)
		}
	case bibliography.Standard, bibliography.Bill, bibliography.Legislation, bibliography.Regulation, bibliography.LegalCase, bibliography.Thesis:
		if number != "" {
			out = append(out, number)
		}
	}
	if e := it.Get(bibliography.Eprint); e != "" && !part(it) {
		out = append(out, strings.TrimPrefix(it.Get(bibliography.EprintType)+":", ":")+e)
	}
	if v := it.Get(bibliography.Version); v != "" {
		if !strings.HasPrefix(strings.ToLower(v), "v") {
			v = "Version " + v
		}
		out = append(out, v)
	}
	return out
}

// extent is edition, volume and pages of a whole.
func extent(it *bibliography.Item) []string {
	var out []string
	if e := it.Get(bibliography.Edition); e != "" {
		out = append(out, edition(e))
	}
	volume := it.Get(bibliography.Volume)
	switch {
	case volume != "" && (it.Get(bibliography.VolumeTitle) == "" || part(it)):
		out = append(out, "Vol. "+volume)
	case it.Get(bibliography.NumberOfVolumes) != "" && volume == "":
		out = append(out, "Vols. 1–"+it.Get(bibliography.NumberOfVolumes))
	}
	if p := it.Get(bibliography.Page); p != "" {
		out = append(out, pages(p))
	}
	return out
}

func pages(p string) string {
	if strings.ContainsAny(p, "–,") {
		return "pp. " + p
	}
	return "p. " + p
}

// edition is "2nd ed." for "2", "Rev. ed." for "Rev."; an edition that says so itself stays.
func edition(e string) string {
	if strings.Trim(e, "0123456789") == "" {
		return ordinal(e) + " ed."
	}
	low := strings.ToLower(e)
	if strings.HasSuffix(low, "ed.") || strings.HasSuffix(low, " ed") || strings.Contains(low, "edition") {
		return e
	}
	return e + " ed."
}

func ordinal(n string) string {
	switch {
	case strings.HasSuffix(n, "11") || strings.HasSuffix(n, "12") || strings.HasSuffix(n, "13"):
		return n + "th"
	case strings.HasSuffix(n, "1"):
		return n + "st"
	case strings.HasSuffix(n, "2"):
		return n + "nd"
	case strings.HasSuffix(n, "3"):
		return n + "rd"
	}
	return n + "th"
}
