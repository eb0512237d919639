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
