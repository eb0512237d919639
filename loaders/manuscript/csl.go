package manuscript

import (
	"encoding/json"
	"regexp"
	"strings"
)

// CSLItems are the items of a citation by Zotero or Mendeley, which write CSL JSON (Citation Style Language,
// schema csl-citation.json) into the text behind a word of their own; nil for none.
func CSLItems(instruction string) []Item {
	at := strings.IndexByte(instruction, '{')
	if at < 0 {
		return nil
	}
	var c struct {
		Items []struct {
			Data struct {
				Title  string `json:"title"`
				DOI    string `json:"DOI"`
				Author []struct{ Family, Literal, Name string }
				Editor []struct{ Family, Literal, Name string }
				Issued struct {
					Parts [][]any `json:"date-parts"`
					Raw   string
				}
			} `json:"itemData"`
		} `json:"citationItems"`
	}
	if json.NewDecoder(strings.NewReader(instruction[at:])).Decode(&c) != nil {
		return nil
	}
	var out []Item
	for _, i := range c.Items {
		it := Item{Title: i.Data.Title, DOI: i.Data.DOI}
		people := i.Data.Author
		if len(people) == 0 {
			people = i.Data.Editor
		}
		for _, a := range people {
			it.Authors = append(it.Authors, a.Family+a.Literal+a.Name)
		}
		if p := i.Data.Issued.Parts; len(p) > 0 && len(p[0]) > 0 {
			it.Year = yearOf(p[0][0])
		} else {
			it.Year = rxYear.FindString(i.Data.Issued.Raw)
		}
		out = append(out, it)
	}
	return out
}

var rxYear = regexp.MustCompile(`\b(?:1[5-9]|20)\d\d\b`)

// yearOf is the year of a part of a date, which programs write as a number or as a string.
func yearOf(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return rxYear.FindString(string(b))
}
