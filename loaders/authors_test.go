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
