package apa_test

import (
	"testing"

	"kg/bibliography"
	"kg/bibliography/apa"
)

type texts = map[bibliography.Variable]string

func person(family, given string) bibliography.Name {
	return bibliography.Name{Family: family, Given: given}
}

func org(name string) bibliography.Name { return bibliography.Name{Literal: name} }

// item builds an item: authors, year and texts.
func item(t bibliography.Type, year int, text texts, authors ...bibliography.Name) *bibliography.Item {
	it := bibliography.New(t)
	for v, s := range text {
		it.Set(v, s)
	}
	if year != 0 {
		it.SetDate(bibliography.Issued, bibliography.OnYear(year))
	}
	it.AddNames(bibliography.Author, authors...)
	return it
}

func with(it *bibliography.Item, change func(it *bibliography.Item)) *bibliography.Item {
	change(it)
	return it
}

func many(n int) []bibliography.Name {
	var out []bibliography.Name
	for i := range n {
		out = append(out, person(string(rune('A'+i))+"dee", string(rune('A'+i))+"nn"))
	}
	return out
}

const (
	title     = bibliography.Title
	container = bibliography.ContainerTitle
	volume    = bibliography.Volume
	issue     = bibliography.Issue
	page      = bibliography.Page
	publisher = bibliography.Publisher
	doi       = bibliography.DOI
	url       = bibliography.URL
	genre     = bibliography.Genre
	number    = bibliography.Number
)

func editors(names ...bibliography.Name) func(it *bibliography.Item) {
	return func(it *bibliography.Item) { it.AddNames(bibliography.Editor, names...) }
}

func on(year, month, day int) func(it *bibliography.Item) {
	return func(it *bibliography.Item) { it.SetDate(bibliography.Issued, bibliography.On(year, month, day)) }
}

func TestReferencesAreAsTheManualPrintsThem(t *testing.T) {
	dee, ode := person("Dee", "Ann Carla"), person("Ode", "B. C.")
	for _, c := range []struct {
		name, want string
		it         *bibliography.Item
	}{
		{"an article", "Dee, A. C. (2019). Tides of the Lower Mere. Journal of Rivers, 12(3), 45–67. https://doi.org/10.1000/jr.12",
			item(bibliography.ArticleJournal, 2019, texts{title: "Tides of the Lower Mere", container: "Journal of Rivers", volume: "12", issue: "3", page: "45–67", doi: "10.1000/jr.12", url: "https://a.example/12"}, dee)},
		{"two authors, an article number", "Dee, A. C., & Ode, B. C. (2020). What do eels want? River Letters, 4, Article e17.",
			item(bibliography.ArticleJournal, 2020, texts{title: "What do eels want?", container: "River Letters", volume: "4", number: "e17"}, dee, ode)},
		{"an issue without a volume", "Dee, A. C. (2020). Locks. Canal World, (88), 4.",
			item(bibliography.ArticleJournal, 2020, texts{title: "Locks", container: "Canal World", issue: "88", page: "4"}, dee)},
		{"in press", "Dee, A. C. (in press). Weirs. Journal of Rivers.",
			item(bibliography.ArticleJournal, 0, texts{title: "Weirs", container: "Journal of Rivers", bibliography.Status: "in press"}, dee)},
		{"no date, with a letter", "Dee, A. C. (n.d.-b). Fords. https://a.example/fords",
			item(bibliography.Webpage, 0, texts{title: "Fords", url: "https://a.example/fords", bibliography.YearSuffix: "b"}, dee)},
		{"a letter behind the year", "Dee, A. C. (2020a). Fords. Mere Press.",
			item(bibliography.Book, 2020, texts{title: "Fords", publisher: "Mere Press", bibliography.YearSuffix: "a"}, dee)},
		{"about the year", "Dee, A. C. (ca. 1850). Fords.",
			with(item(bibliography.Book, 1850, texts{title: "Fords"}, dee), func(it *bibliography.Item) {
				it.SetDate(bibliography.Issued, bibliography.Date{From: bibliography.Day{Year: 1850, Known: true}, Circa: true})
			})},
		{"three authors", "Adee, A., Bdee, B., & Cdee, C. (2001). Mills.", item(bibliography.Book, 2001, texts{title: "Mills"}, many(3)...)},
		{"twenty authors", "Adee, A., Bdee, B., Cdee, C., Ddee, D., Edee, E., Fdee, F., Gdee, G., Hdee, H., Idee, I., Jdee, J., Kdee, K., Ldee, L., Mdee, M., Ndee, N., Odee, O., Pdee, P., Qdee, Q., Rdee, R., Sdee, S., & Tdee, T. (2001). Mills.",
			item(bibliography.Book, 2001, texts{title: "Mills"}, many(20)...)},
		{"twenty-two authors", "Adee, A., Bdee, B., Cdee, C., Ddee, D., Edee, E., Fdee, F., Gdee, G., Hdee, H., Idee, I., Jdee, J., Kdee, K., Ldee, L., Mdee, M., Ndee, N., Odee, O., Pdee, P., Qdee, Q., Rdee, R., Sdee, S., … Vdee, V. (2001). Mills.",
			item(bibliography.Book, 2001, texts{title: "Mills"}, many(22)...)},
		{"authors that are cut short", "Dee, A. C., et al. (2001). Mills.", item(bibliography.Book, 2001, texts{title: "Mills"}, dee, bibliography.Name{EtAl: true})},
		{"particles, suffixes, hyphens", "van der Berg, J.-P., Quay, M. L., Jr., & Humboldt, A. von. (1999). Polders.",
			item(bibliography.Book, 1999, texts{title: "Polders"}, bibliography.Name{Family: "Berg", Given: "Jean-Paul", Particle: "van der"},
				bibliography.Name{Family: "Quay", Given: "ML", Suffix: "Jr."}, bibliography.Name{Family: "Humboldt", Given: "Alexander", Dropping: "von"})},
		{"a name in Hangul", "김갑식, & Kim, K.-S. (2024). 항구.", item(bibliography.Book, 2024, texts{title: "항구"}, person("김", "갑식"), person("Kim", "Kap-sik"))},
		{"an organisation that publishes itself", "World Rivers Bank. (2018). Dredging report.", item(bibliography.Report, 2018, texts{title: "Dredging report", publisher: "World Rivers Bank"}, org("World Rivers Bank"))},
		{"a report with a number", "Dee, A. C. (2018). Dredging (Working Paper No. 7). World Rivers Bank.",
			item(bibliography.Report, 2018, texts{title: "Dredging", publisher: "World Rivers Bank", genre: "Working Paper", number: "7"}, dee)},
		{"a book", "Dee, A. C. (2011). Canals of the north (2nd ed., Vol. 3). Mere Press.",
			item(bibliography.Book, 2011, texts{title: "Canals of the north", bibliography.Edition: "2", volume: "3", publisher: "Mere Press", bibliography.PublisherPlace: "Lowhaven"}, dee)},
		{"an edited book", "Dee, A. C., & Ode, B. C. (Eds.). (2011). Canals. Mere Press.",
			with(item(bibliography.Book, 2011, texts{title: "Canals", publisher: "Mere Press"}), editors(dee, ode))},
		{"a translated book of old", "Ode, B. C. (2001). On reeds (A. C. Dee, Trans.; Rev. ed.). Mere Press. (Original work published 1890)",
			with(item(bibliography.Book, 2001, texts{title: "On reeds", publisher: "Mere Press", bibliography.Edition: "Rev."}, ode), func(it *bibliography.Item) {
				it.AddNames(bibliography.Translator, dee)
				it.SetDate(bibliography.OriginalDate, bibliography.OnYear(1890))
			})},
		{"a chapter", "Dee, A. C. (2012). Eels. In B. C. Ode & C. Quay (Eds.), The book of fish (3rd ed., Vol. 2, pp. 10–20). Mere Press.",
			with(item(bibliography.Chapter, 2012, texts{title: "Eels", container: "The book of fish", bibliography.Edition: "3", volume: "2", page: "10–20", publisher: "Mere Press"}, dee), editors(ode, person("Quay", "Carl")))},
		{"a chapter with one editor and one page", "Dee, A. C. (2012). Eels. In B. C. Ode (Ed.), Fish (p. 9). Mere Press.",
			with(item(bibliography.Chapter, 2012, texts{title: "Eels", container: "Fish", page: "9", publisher: "Mere Press"}, dee), editors(ode))},
		{"a doctoral thesis", "Dee, A. C. (2003). Reeds [Doctoral dissertation, University of Lowhaven]. https://a.example/reeds",
			item(bibliography.Thesis, 2003, texts{title: "Reeds", genre: "PhD thesis", publisher: "University of Lowhaven", url: "https://a.example/reeds"}, dee)},
		{"a thesis of no stated degree", "Dee, A. C. (2003). Reeds [Thesis, University of Lowhaven].",
			item(bibliography.Thesis, 2003, texts{title: "Reeds", publisher: "University of Lowhaven"}, dee)},
		{"news", "Quay, C. (2020, May 3). Port closed. The Lowhaven Post, A1. https://post.example/1",
			with(item(bibliography.ArticleNewspaper, 0, texts{title: "Port closed", container: "The Lowhaven Post", page: "A1", url: "https://post.example/1"}, person("Quay", "Carl")), on(2020, 5, 3))},
		{"news without an author", "Port closed. (2020, May 3). The Lowhaven Post.",
			with(item(bibliography.ArticleNewspaper, 0, texts{title: "Port closed", container: "The Lowhaven Post"}), on(2020, 5, 3))},
		{"a page", "World Rivers Bank. (2020, March). Floods of the year. https://bank.example/floods",
			with(item(bibliography.Webpage, 0, texts{title: "Floods of the year", container: "World Rivers Bank", url: "https://bank.example/floods"}, org("World Rivers Bank")), on(2020, 3, 0))},
		{"a page without a date", "Ode, B. C. (n.d.). Floods. River Watch. Retrieved March 5, 2020, from https://watch.example/f",
			with(item(bibliography.Webpage, 0, texts{title: "Floods", container: "River Watch", url: "https://watch.example/f"}, ode), func(it *bibliography.Item) {
				it.SetDate(bibliography.Accessed, bibliography.On(2020, 3, 5))
			})},
		{"a preprint", "Ode, B. C. (2021). Silt models (arXiv:2101.00001). arXiv. https://arxiv.org/abs/2101.00001",
			item(bibliography.Article, 2021, texts{title: "Silt models", bibliography.Eprint: "2101.00001", bibliography.EprintType: "arXiv"}, ode)},
		{"a data set", "Ode, B. C. (2021). Gauges (Version 2) [Data set]. River Watch. https://doi.org/10.1000/g",
			item(bibliography.Dataset, 2021, texts{title: "Gauges", bibliography.Version: "2", publisher: "River Watch", doi: "10.1000/g"}, ode)},
		{"a talk", "Ode, B. C. (2019, May 3–6). Silt [Paper presentation]. Meeting on Mud, Lowhaven.",
			with(item(bibliography.PaperConference, 2019, texts{title: "Silt", bibliography.EventTitle: "Meeting on Mud", bibliography.EventPlace: "Lowhaven"}, ode), func(it *bibliography.Item) {
				d := bibliography.On(2019, 5, 3)
				d.To = bibliography.Day{Year: 2019, Month: 5, Day: 6, Known: true}
				it.SetDate(bibliography.EventDate, d)
			})},
		{"a paper in proceedings", "Ode, B. C. (2019). Silt. In A. C. Dee (Ed.), Proceedings of the Meeting on Mud (pp. 1–8). Mere Press.",
			with(item(bibliography.PaperConference, 2019, texts{title: "Silt", container: "Proceedings of the Meeting on Mud", page: "1–8", publisher: "Mere Press"}, ode), editors(dee))},
		{"a volume with a title of its own", "Dee, A. C. (2011). Canals: Vol. 2. The locks. Mere Press.",
			item(bibliography.Book, 2011, texts{title: "Canals", bibliography.VolumeTitle: "The locks", volume: "2", publisher: "Mere Press"}, dee)},
		{"a note on the language", "Dee, A. C. (2011). Hang-gu [in Korean]. Mere Press.",
			item(bibliography.Book, 2011, texts{title: "Hang-gu", bibliography.Language: "in Korean", publisher: "Mere Press"}, dee)},
		{"a book review", "Dee, A. C. (2011). Mud again [Review of the book Mud, by B. C. Ode]. Journal of Rivers, 3, 9.",
			with(item(bibliography.ReviewBook, 2011, texts{title: "Mud again", bibliography.ReviewedTitle: "Mud", container: "Journal of Rivers", volume: "3", page: "9"}, dee), func(it *bibliography.Item) {
				it.AddNames(bibliography.ReviewedAuthor, ode)
			})},
		{"nothing but a title", "Rivers. (n.d.).", item(bibliography.Document, 0, texts{title: "Rivers"})},
		{"nothing but an author", "Dee, A. C. (1990).", item(bibliography.Document, 1990, nil, dee)},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := apa.Reference(c.it, apa.Plain); got != c.want {
				t.Errorf("\ngot  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestItalicsAreMarked(t *testing.T) {
	it := item(bibliography.ArticleJournal, 2019, texts{title: "A & B_C <d>", container: "Rivers * Ponds", volume: "2", issue: "1", doi: "10.1000/a_b"}, person("Dee", "Ann"))
	for m, want := range map[apa.Markup]string{
		apa.Plain:    "Dee, A. (2019). A & B_C <d>. Rivers * Ponds, 2(1). https://doi.org/10.1000/a_b",
		apa.Markdown: `Dee, A. (2019). A \& B\_C \<d\>. *Rivers \* Ponds*, *2*(1). <https://doi.org/10.1000/a_b>`,
		apa.HTML:     `Dee, A. (2019). A &amp; B_C &lt;d&gt;. <i>Rivers * Ponds</i>, <i>2</i>(1). <a href="https://doi.org/10.1000/a_b">https://doi.org/10.1000/a_b</a>`,
	} {
		if got := apa.Reference(it, m); got != want {
			t.Errorf("\ngot  %s\nwant %s", got, want)
		}
	}
}

func TestCitationsTellTheItemsOfAListApart(t *testing.T) {
	kim, kimK, lee, park, oh := person("Kim", "Jin"), person("Kim", "K. S."), person("Lee", "A."), person("Park", "B."), person("Oh", "C.")
	list := apa.NewList([]*bibliography.Item{
		item(bibliography.Book, 2024, texts{title: "The weir"}, lee, park),
		item(bibliography.Book, 2024, texts{title: "A ford"}, lee, park),
		item(bibliography.Book, 2020, texts{title: "One"}, kim),
		item(bibliography.Book, 2021, texts{title: "Two"}, kimK, lee),
		item(bibliography.Book, 2022, texts{title: "Three"}, park, lee, oh, person("Ode", "E.")),
		item(bibliography.Book, 2022, texts{title: "Four"}, park, lee, person("Dee", "D."), person("Ode", "E.")),
		item(bibliography.Report, 0, texts{title: "Five"}, org("World Rivers Bank")),
		item(bibliography.Book, 2001, texts{title: "Six mills: A tale"}),
		item(bibliography.ArticleNewspaper, 2001, texts{title: "Seven dead", container: "Post"}),
		item(bibliography.Book, 1999, texts{title: "Eight"}, person("Oh", "C."), bibliography.Name{EtAl: true}),
		item(bibliography.Book, 1998, texts{title: "Nine"}, oh, lee, park),
		item(bibliography.Book, 0, texts{title: "Ten", bibliography.Status: "in press"}, oh),
		with(item(bibliography.Book, 2001, texts{title: "Eleven"}, oh), func(it *bibliography.Item) {
			it.SetDate(bibliography.OriginalDate, bibliography.OnYear(1890))
		}),
	})
	for i, c := range []struct{ parenthetical, narrative string }{
		{"(Lee & Park, 2024b)", "Lee and Park (2024b)"},
		{"(Lee & Park, 2024a)", "Lee and Park (2024a)"},
		{"(J. Kim, 2020)", "J. Kim (2020)"},
		{"(K. S. Kim & Lee, 2021)", "K. S. Kim and Lee (2021)"},
		{"(Park, Lee, Oh, & Ode, 2022)", "Park, Lee, Oh, and Ode (2022)"}, // "et al." would stand for one name
		{"(Park, Lee, Dee, & Ode, 2022)", "Park, Lee, Dee, and Ode (2022)"},
		{"(World Rivers Bank, n.d.)", "World Rivers Bank (n.d.)"},
		{"(Six mills, 2001)", "Six mills (2001)"},
		{"(“Seven dead,” 2001)", "“Seven dead” (2001)"},
		{"(Oh et al., 1999)", "Oh et al. (1999)"},
		{"(Oh et al., 1998)", "Oh et al. (1998)"},
		{"(Oh, in press)", "Oh (in press)"},
		{"(Oh, 1890/2001)", "Oh (1890/2001)"}, // published anew
	} {
		if got := list.Parenthetical(i, apa.Plain); got != c.parenthetical {
			t.Errorf("item %d: got %s, want %s", i, got, c.parenthetical)
		}
		if got := list.Narrative(i, apa.Plain); got != c.narrative {
			t.Errorf("item %d: got %s, want %s", i, got, c.narrative)
		}
	}
	if got := list.Reference(1, apa.Plain); got != "Lee, A., & Park, B. (2024a). A ford." {
		t.Errorf("got %s", got)
	}
	if got := list.Parenthetical(7, apa.Markdown); got != "(*Six mills*, 2001)" {
		t.Errorf("got %s", got)
	}
}
