package loaders_test

import (
	"context"
	"reflect"
	"testing"

	"kg/document"
	"kg/loaders"
)

// TestAPageStatesItsAuthorsOneByOne reads the meta elements that journals give a search engine.
func TestAPageStatesItsAuthorsOneByOne(t *testing.T) {
	const page = `<!DOCTYPE html><html><head><title>Mills</title>
<meta name="citation_title" content="Mills"><meta name="citation_author" content="Lind, Maria"><meta name="citation_author" content="de Wit, Jan"><meta name="citation_author" content="Mill Survey Board"></head>
<body><article><h1>Mills</h1><p>The mills of the valley turned late in the year, and nobody who lived there could say why that was so.</p></article></body></html>`
	d, err := loaders.Load(context.Background(), loaders.Source{Name: "mills.html", Raw: []byte(page)}, loaders.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	want := []document.Person{{Family: "Lind", Given: "Maria"}, {Family: "de Wit", Given: "Jan"}, {Literal: "Mill Survey Board"}}
	if !reflect.DeepEqual(d.Meta.Authors, want) {
		t.Errorf("got %+v, want %+v", d.Meta.Authors, want)
	}
}

// TestAHeadNamesAuthorsAndDate reads what stands between title and text in the forms that journals, institutes and newspapers print it.
func TestAHeadNamesAuthorsAndDate(t *testing.T) {
	const body = "\n\nThe mills of the valley turned late in the year, and nobody who lived there could say why that was so (Lind 2001). They had turned late before.\n\n## References\n\nLind, M. (2001). Mills. *Rivers*, 2(1), 1–9.\n"
	for _, c := range []struct {
		name, head, date string
		authors          []document.Person
	}{
		{"raised marks", "# Mills of the Valley\n\nMalia Tano^a^, Giacomo Bell^b^ and Nadia Lind^a,\\*^\n\n^a^ School of Rivers, University of Lima.\n\n*Rivers Review* (2015) 11: 1–14", "2015",
			[]document.Person{{Family: "Tano", Given: "Malia"}, {Family: "Bell", Given: "Giacomo"}, {Family: "Lind", Given: "Nadia"}}},
		{"volume, then year", "# Mills of the Valley\n\nRicardo Sand\n\n*Annals of Rivers* 41 (2016): 233–251", "2016", []document.Person{{Family: "Sand", Given: "Ricardo"}}},
		{"a number before a month", "Valley Studies Vol. 19, No. 4 December 2014\n\n# Mills of the Valley\n\nRicardo Sand", "2014-12", []document.Person{{Family: "Sand", Given: "Ricardo"}}},
		{"capitals and houses", "# Mills of the Valley\n\nBRIAN N. WEKE Lakeside University of Kisumu\nANNA VAN DER BURG-HALE Hanseatic Institute for Rivers", "",
			[]document.Person{{Family: "Weke", Given: "Brian N."}, {Family: "van der Burg-Hale", Given: "Anna"}}},
		{"capitals alone", "# Mills of the Valley\n\nBRIAN O'MARA AND ANNA HALE", "", []document.Person{{Family: "O'Mara", Given: "Brian"}, {Family: "Hale", Given: "Anna"}}},
		{"where they wrote it", "# Mills of the Valley\n\nBy Ngozi Bala in Abuja and Tunde Ade in Port Harcourt", "", []document.Person{{Family: "Bala", Given: "Ngozi"}, {Family: "Ade", Given: "Tunde"}}},
		{"a name that begins like a small word", "# Mills of the Valley\n\nInés M. Sand and Óscar Thornhill\n\n*Comparative Rivers*, 14(2), 119–142 (2021)", "2021",
			[]document.Person{{Family: "Sand", Given: "Inés M."}, {Family: "Thornhill", Given: "Óscar"}}},
		{"year, volume, issue", "# Mills of the Valley\n\nRicardo Sand\n\n*Riv Rev.* 2024;9(2):101–19", "2024", []document.Person{{Family: "Sand", Given: "Ricardo"}}},
		{"volume, issue, year", "# Mills of the Valley\n\nRicardo Sand\n\n*River Review of Mills*, 22(1), 2018, pp. 3–31", "2018", []document.Person{{Family: "Sand", Given: "Ricardo"}}},
		{"where they work, behind commas", "# Mills of the Valley\n\nAna Sand, University of Lima, and Tom Bell, Delft Institute of Rivers\n\nWorking Paper 2018/07 · July 2018", "2018-07",
			[]document.Person{{Family: "Sand", Given: "Ana"}, {Family: "Bell", Given: "Tom"}}},
		{"where they work, in brackets", "# Mills of the Valley\n\n**Ana Sand** (University of Lima) and **Tom Bell** (Delft)", "", []document.Person{{Family: "Sand", Given: "Ana"}, {Family: "Bell", Given: "Tom"}}},
		{"a number that is no date", "# Mills of the Valley\n\nAna Sand\n\nResearch Report 2023/07", "", []document.Person{{Family: "Sand", Given: "Ana"}}},
		{"what they are", "# Mills of the Valley\n\nDr Ana Sand\nSenior Fellow, River Institute\n\nSeptember 2016", "2016-09", []document.Person{{Family: "Sand", Given: "Ana"}}},
		{"a paper of a house", "# Mills of the Valley\n\nPolicy Brief No. 4, May 2021\n\nRiver Institute, Lima", "2021-05", []document.Person{{Literal: "River Institute"}}},
		{"a house is no person", "# Mills of the Valley\n\nUNIVERSITY OF LIMA School of Rivers", "", nil},
	} {
		d, err := loaders.Load(context.Background(), loaders.Source{Name: "mills.md", Raw: []byte(c.head + body)}, loaders.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(d.Meta.Authors, c.authors) {
			t.Errorf("%s: got %+v, want %+v", c.name, d.Meta.Authors, c.authors)
		}
		if d.Meta.Date != c.date {
			t.Errorf("%s: dated %q, want %q", c.name, d.Meta.Date, c.date)
		}
	}
}

// TestANewsPageNamesAuthorsAndDate reads bylines with places and agencies, datelines, and the day of the page where the article tells only the hour.
func TestANewsPageNamesAuthorsAndDate(t *testing.T) {
	const body = "The mills of the valley turned late in the year, and nobody who lived there could say why that was so.\n\n" +
		"They had turned late before, the miller said, but never so late that the bread of the town was dear.\n\n" +
		"The council will meet again in spring and hear what the water board has to say about the river.\n"
	sand, bell := document.Person{Family: "Sand", Given: "Ana"}, document.Person{Family: "Bell", Given: "Tom"}
	for _, c := range []struct {
		name, head, title, date string
		authors                 []document.Person
	}{
		{"places and agencies", "Mills turn late again\n\nBy Ana Sand in Lima, Tom Bell in Quito and agencies\n\nTue 4 Jun 2019 11.20 BST\n\n", "Mills turn late again", "2019-06-04", []document.Person{sand, bell}},
		{"the hour alone, and a caption", "THE MILL POST\nTuesday, 4 June 2019 | Lima 14°C\n\nHome  World  Sport\n\nRIVERS\n\nMills turn late again\n\nBy Ana Sand (Lima) and Tom Bell (Quito)\nPublished 06:05, updated 08:40\n\nA mill in the valley on Friday morning. MP photo\n\n",
			"Mills turn late again", "2019-06-04", []document.Person{sand, bell}},
		{"a dateline", "Mills turn late again\n\nLIMA, June 3, 2019 (Agency) - ", "Mills turn late again", "2019-06-03", nil},
	} {
		d, err := loaders.Load(context.Background(), loaders.Source{Name: "mills.txt", Raw: []byte(c.head + body)}, loaders.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if d.Meta.Title != c.title || d.Meta.Date != c.date || !reflect.DeepEqual(d.Meta.Authors, c.authors) {
			t.Errorf("%s: got %q of %q by %+v, want %q of %q by %+v", c.name, d.Meta.Title, d.Meta.Date, d.Meta.Authors, c.title, c.date, c.authors)
		}
	}
}
