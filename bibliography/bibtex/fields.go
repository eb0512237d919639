package bibtex

import "kg/bibliography"

// nameField is the variable of a field, or of an editor's role, that holds names.
func nameField(name string) (bibliography.Variable, bool) {
	switch name {
	case "author", "holder":
		return bibliography.Author, true
	case "editor":
		return bibliography.Editor, true
	case "translator":
		return bibliography.Translator, true
	case "bookauthor":
		return bibliography.ContainerAuthor, true
	case "serieseditor", "collectioneditor":
		return bibliography.CollectionEditor, true
	case "director":
		return bibliography.Director, true
	case "compiler":
		return bibliography.Compiler, true
	case "illustrator":
		return bibliography.Illustrator, true
	case "organizer", "chair":
		return bibliography.Chair, true
	case "recipient":
		return bibliography.Recipient, true
	case "interviewer":
		return bibliography.Interviewer, true
	case "composer":
		return bibliography.Composer, true
	case "producer":
		return bibliography.Producer, true
	case "scriptwriter":
		return bibliography.ScriptWriter, true
	case "performer":
		return bibliography.Performer, true
	case "origauthor":
		return bibliography.OriginalAuthor, true
	case "revdauthor":
		return bibliography.ReviewedAuthor, true
	case "contributor":
		return bibliography.Contributor, true
	}
	return "", false
}

// textField is the variable of a field that means the same in every kind of entry.
func textField(name string) (bibliography.Variable, bool) {
	for _, f := range textFields() {
		if f.modern == name || f.classic == name || f.also == name {
			return f.v, true
		}
	}
	return "", false
}

// textFieldOf is a variable's field: the same for every type.
type textFieldOf struct {
	v               bibliography.Variable
	modern, classic string // as BibLaTeX and as BibTeX name it
	also            string // a further name that is read
}

// textFields are the fields that hold text and mean the same in every kind of
// entry, in the order in which they are written. Those that mean different things are in titles, numbers and publisher.
func textFields() []textFieldOf {
	return textFieldTable[:]
}

var textFieldTable = [...]textFieldOf{
	{bibliography.TitleShort, "shorttitle", "shorttitle", ""},
	{bibliography.OriginalTitle, "origtitle", "origtitle", ""},
	{bibliography.ContainerTitleShort, "shortjournal", "shortjournal", ""},
	{bibliography.CollectionTitle, "series", "series", ""},
	{bibliography.PartNumber, "part", "part", ""},
	{bibliography.PartTitle, "parttitle", "parttitle", ""},
	{bibliography.Volume, "volume", "volume", ""},
	{bibliography.ChapterNumber, "chapter", "chapter", ""},
	{bibliography.Page, "pages", "pages", ""},
	{bibliography.Section, "section", "section", ""},
	{bibliography.Edition, "edition", "edition", ""},
	{bibliography.Version, "version", "version", ""},
	{bibliography.NumberOfPages, "pagetotal", "pagetotal", "numpages"},
	{bibliography.NumberOfVolumes, "volumes", "volumes", ""},
	{bibliography.Genre, "type", "type", ""},
	{bibliography.Medium, "medium", "medium", ""},
	{bibliography.PublisherPlace, "location", "address", ""},
	{bibliography.OriginalPublisher, "origpublisher", "origpublisher", ""},
	{bibliography.OriginalPlace, "origlocation", "origlocation", ""},
	{bibliography.EventTitle, "eventtitle", "eventtitle", ""},
	{bibliography.EventPlace, "venue", "venue", ""},
	{bibliography.Status, "pubstate", "pubstate", ""},
	{bibliography.YearSuffix, "extradate", "extradate", ""},
	{bibliography.Language, "language", "language", "langid"},
	{bibliography.DOI, "doi", "doi", ""},
	{bibliography.ISBN, "isbn", "isbn", ""},
	{bibliography.ISSN, "issn", "issn", ""},
	{bibliography.PMID, "pmid", "pmid", ""},
	{bibliography.PMCID, "pmcid", "pmcid", ""},
	{bibliography.URL, "url", "url", ""},
	{bibliography.Archive, "archive", "archive", ""},
	{bibliography.ArchiveLocation, "archivelocation", "archivelocation", ""},
	{bibliography.CallNumber, "callnumber", "callnumber", "lccn"},
	{bibliography.Source, "library", "library", ""},
	{bibliography.License, "license", "license", "copyright"},
	{bibliography.Keyword, "keywords", "keywords", ""},
	{bibliography.Note, "note", "note", "addendum"},
	{bibliography.Annote, "annotation", "annote", ""},
	{bibliography.Abstract, "abstract", "abstract", ""},
}

// nameFields are the fields that hold names, in the order in which they are written.
func nameFields() []struct {
	v    bibliography.Variable
	name string
} {
	return []struct {
		v    bibliography.Variable
		name string
	}{
		{bibliography.Author, "author"}, {bibliography.Editor, "editor"}, {bibliography.Translator, "translator"}, {bibliography.ContainerAuthor, "bookauthor"},
		{bibliography.CollectionEditor, "serieseditor"}, {bibliography.OriginalAuthor, "origauthor"}, {bibliography.ReviewedAuthor, "revdauthor"},
		{bibliography.Director, "director"}, {bibliography.Composer, "composer"}, {bibliography.Performer, "performer"}, {bibliography.Producer, "producer"},
		{bibliography.ScriptWriter, "scriptwriter"}, {bibliography.Illustrator, "illustrator"}, {bibliography.Interviewer, "interviewer"},
		{bibliography.Recipient, "recipient"}, {bibliography.Compiler, "compiler"}, {bibliography.Chair, "chair"}, {bibliography.Contributor, "contributor"},
	}
}
