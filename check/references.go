package check

import (
	"fmt"
	"strings"
	"unicode"

	"kg/document"
)

func (c *checker) uncited() {
	l := c.d.Layers
	if len(l.Citations) == 0 { // a bibliography, or a text whose way of citing is not read
		return
	}
	cited := make([]bool, len(l.References))
	for _, cit := range l.Citations {
		for _, k := range cit.Candidates {
			cited[k.Reference] = true
		}
	}
	for i, r := range l.References {
		if !cited[i] {
			c.add(UncitedReference, r.Span, fmt.Sprintf("the entry %s is never cited", r.Key))
		}
	}
}

// duplicates finds entries of one work: the same DOI, or the same title, year and first author.
func (c *checker) duplicates() {
	first := map[string]int{}
	for i, r := range c.d.Layers.References {
		for _, key := range sameness(r) {
			k, seen := first[key]
			if !seen {
				first[key] = i
				continue
			}
			c.add(DuplicateReference, r.Span, c.twice(r, c.d.Layers.References[k], key), c.entry(k))
			break
		}
	}
}

// sameness are the keys on which two entries of one list that agree are one work. A short title says nothing alone.
func sameness(r document.Reference) []string {
	var keys []string
	if r.DOI != "" {
		keys = append(keys, "doi\x00"+strings.ToLower(r.DOI))
	}
	title := letters(r.Title)
	if len(r.Authors) > 0 && len(title) >= 8 && r.Year != "" {
		a := r.Authors[0]
		keys = append(keys, "title\x00"+letters(a.Family+a.Literal)+"\x00"+strings.ToLower(r.Year)+"\x00"+title+"\x00"+r.Volume+"\x00"+r.Issue+"\x00"+r.Pages)
	}
	return keys
}

// twice says on what two entries agree. One DOI for two titles is a slip in the DOI as often as an entry given twice.
func (c *checker) twice(r, other document.Reference, key string) string {
	switch {
	case !strings.HasPrefix(key, "doi\x00"):
		return fmt.Sprintf("the entry %s is the same work as %s: title, year and first author agree", r.Key, other.Key)
	case letters(r.Title) == letters(other.Title):
		return fmt.Sprintf("the entry %s is the same work as %s: DOI and title agree", r.Key, other.Key)
	}
	return fmt.Sprintf("the entry %s has the DOI of %s, whose title is another: one is wrong, or both are one work", r.Key, other.Key)
}

// incomplete reports what an entry lacks whatever its style. What an entry prints and was not read does not count as lacking.
func (c *checker) incomplete() {
	for _, r := range c.d.Layers.References {
		if lacks := c.lacks(r); len(lacks) > 0 {
			c.add(IncompleteReference, r.Span, fmt.Sprintf("the entry %s lacks %s", r.Key, inWords(lacks, "and")))
		}
	}
}

func (c *checker) lacks(r document.Reference) (lacks []string) {
	address := r.URL != "" || r.DOI != ""
	// An entry may begin with its title; one that begins with its year has lost its author.
	if len(r.Authors) == 0 && len(r.Editors) == 0 && !r.YearSpan.Empty() && r.YearSpan.Start-r.Start <= len("(") {
		lacks = append(lacks, "an author")
	}
	// Not every style prints n.d. for a page that bears no date: its address is enough to find it.
	if r.Year == "" && !(r.Type == "webpage" && address) && !printsYear(c.d.Plain(r.Span)) {
		lacks = append(lacks, "a year (or n.d.)")
	}
	if r.Title == "" && !(r.Container != "" && r.Volume != "" && r.Pages != "") {
		lacks = append(lacks, "a title")
	}
	// What kind of work an entry is was guessed from its words, unless the file states it.
	stated := r.FieldConfidence == document.FieldConfidence{}
	switch r.Type {
	case "article-journal":
		switch {
		case r.Container == "" && stated:
			lacks = append(lacks, "the journal")
		case r.Container == "", namesNoJournal(r.Container), !stated && r.FieldConfidence.Container < 0.9:
		case r.Volume == "" && r.Issue == "" && r.Pages == "" && !address && isYear(r.Year):
			lacks = append(lacks, "volume, pages or a DOI")
		}
	case "chapter":
		if r.Container == "" && stated {
			lacks = append(lacks, "the book it is in")
		}
	case "webpage":
		if !address {
			lacks = append(lacks, "an address")
		}
	}
	return lacks
}

// printsYear tells whether an entry prints a year by itself: not in an address, a range of pages or a number.
func printsYear(entry string) bool {
	for _, w := range strings.Fields(entry) {
		w = strings.TrimFunc(w, func(r rune) bool { return strings.ContainsRune("()[].,;:", r) })
		if isYear(w) && w >= "1400" && w < "2100" {
			return true
		}
	}
	return false
}

// namesNoJournal tells whether what was read as a journal says that the work is a thesis, a paper of a series or not yet printed.
func namesNoJournal(container string) bool {
	container = strings.ToLower(container)
	for _, w := range []string{"thesis", "dissertation", "diss.", "habilitation", "tesis", "thèse", "tese", "tesi ", "working paper", "discussion paper", "preprint", "arxiv", "report", "unpublished", "in press", "forthcoming"} {
		if strings.Contains(container, w) {
			return true
		}
	}
	return false
}

// later finds works that are cited before they appeared.
func (c *checker) later() {
	date := c.d.Meta.Date
	if len(date) < 4 || !isYear(date[:4]) {
		return
	}
	for _, r := range c.d.Layers.References {
		if isYear(r.Year) && r.Year > date[:4] {
			c.add(CitedBeforeItsTime, r.Span, fmt.Sprintf("the entry %s is of %s, but the document is of %s", r.Key, r.Year, date[:4]))
		}
	}
}

func isYear(s string) bool {
	if len(s) != 4 {
		return false
	}
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}

// letters folds a name or title to its letters and digits in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
