package bibliography

// Variable is the name of something that an item may have, as CSL 1.0.2 spells it.
type Variable string

// Variables that hold text, numbers among them.
const (
	Abstract            Variable = "abstract"
	Annote              Variable = "annote"
	Archive             Variable = "archive"
	ArchiveLocation     Variable = "archive_location"
	ArchivePlace        Variable = "archive-place"
	Authority           Variable = "authority"
	CallNumber          Variable = "call-number"
	ChapterNumber       Variable = "chapter-number"
	CollectionNumber    Variable = "collection-number"
	CollectionTitle     Variable = "collection-title"
	ContainerTitle      Variable = "container-title"
	ContainerTitleShort Variable = "container-title-short"
	Dimensions          Variable = "dimensions"
	DOI                 Variable = "DOI"
	Edition             Variable = "edition"
	EventPlace          Variable = "event-place"
	EventTitle          Variable = "event-title"
	Genre               Variable = "genre"
	ISBN                Variable = "ISBN"
	ISSN                Variable = "ISSN"
	Issue               Variable = "issue"
	Jurisdiction        Variable = "jurisdiction"
	Keyword             Variable = "keyword"
	Language            Variable = "language"
	License             Variable = "license"
	Medium              Variable = "medium"
	Note                Variable = "note"
	Number              Variable = "number"
	NumberOfPages       Variable = "number-of-pages"
	NumberOfVolumes     Variable = "number-of-volumes"
	OriginalPlace       Variable = "original-publisher-place"
	OriginalPublisher   Variable = "original-publisher"
	OriginalTitle       Variable = "original-title"
	Page                Variable = "page" // ranges with an en dash; a hyphen is part of a page's number
	PartNumber          Variable = "part-number"
	PartTitle           Variable = "part-title"
	PMCID               Variable = "PMCID"
	PMID                Variable = "PMID"
	Publisher           Variable = "publisher"
	PublisherPlace      Variable = "publisher-place"
	References          Variable = "references"
	ReviewedTitle       Variable = "reviewed-title"
	Scale               Variable = "scale"
	Section             Variable = "section"
	Source              Variable = "source"
	Status              Variable = "status" // "in press", "forthcoming", "submitted" …
	SupplementNumber    Variable = "supplement-number"
	Title               Variable = "title"
	TitleShort          Variable = "title-short"
	URL                 Variable = "URL"
	Version             Variable = "version"
	Volume              Variable = "volume"
	VolumeTitle         Variable = "volume-title"
	YearSuffix          Variable = "year-suffix"
)

// Variables that CSL has no name for; CSL-JSON keeps them under "custom".
const (
	Eprint      Variable = "eprint"       // the number in a preprint archive: "2101.00001"
	EprintType  Variable = "eprint-type"  // the archive: "arXiv"
	EprintClass Variable = "eprint-class" // the archive's subject class: "cs.CL"
)

// Variables that hold names.
const (
	Author           Variable = "author"
	Chair            Variable = "chair"
	CollectionEditor Variable = "collection-editor"
	Compiler         Variable = "compiler"
	Composer         Variable = "composer"
	ContainerAuthor  Variable = "container-author"
	Contributor      Variable = "contributor"
	Director         Variable = "director"
	Editor           Variable = "editor"
	Illustrator      Variable = "illustrator"
	Interviewer      Variable = "interviewer"
	OriginalAuthor   Variable = "original-author"
	Performer        Variable = "performer"
	Producer         Variable = "producer"
	Recipient        Variable = "recipient"
	ReviewedAuthor   Variable = "reviewed-author"
	ScriptWriter     Variable = "script-writer"
	Translator       Variable = "translator"
)

// Variables that hold dates.
const (
	Accessed     Variable = "accessed"
	Available    Variable = "available-date"
	EventDate    Variable = "event-date"
	Issued       Variable = "issued"
	OriginalDate Variable = "original-date"
	Submitted    Variable = "submitted"
)

// TextVariables are the variables that hold text, in canonical order.
func TextVariables() []Variable {
	return []Variable{Title, TitleShort, OriginalTitle, ContainerTitle, ContainerTitleShort, CollectionTitle, CollectionNumber,
		VolumeTitle, PartTitle, PartNumber, Volume, Issue, SupplementNumber, ChapterNumber, Page, Section, Edition, Version,
		Number, NumberOfPages, NumberOfVolumes, Genre, Medium, Dimensions, Scale, Publisher, PublisherPlace, OriginalPublisher,
		OriginalPlace, Authority, Jurisdiction, EventTitle, EventPlace, Status, YearSuffix, Language, DOI, ISBN, ISSN, PMID, PMCID,
		Eprint, EprintType, EprintClass, URL, Archive, ArchiveLocation, ArchivePlace, CallNumber, Source, License, References,
		ReviewedTitle, Keyword, Note, Annote, Abstract}
}

// NameVariables are the variables that hold names, in canonical order.
func NameVariables() []Variable {
	return []Variable{Author, Editor, Translator, ContainerAuthor, CollectionEditor, OriginalAuthor, ReviewedAuthor, Director,
		Composer, Performer, Producer, ScriptWriter, Illustrator, Interviewer, Recipient, Compiler, Chair, Contributor}
}

// DateVariables are the variables that hold dates, in canonical order.
func DateVariables() []Variable {
	return []Variable{Issued, OriginalDate, EventDate, Available, Submitted, Accessed}
}

// Type is the kind of work, as CSL 1.0.2 spells it. Every item has one: what is not known is a [Document].
type Type string

// The types.
const (
	Article               Type = "article" // a preprint or an article outside of any journal
	ArticleJournal        Type = "article-journal"
	ArticleMagazine       Type = "article-magazine"
	ArticleNewspaper      Type = "article-newspaper"
	Bill                  Type = "bill"
	Book                  Type = "book"
	Broadcast             Type = "broadcast"
	Chapter               Type = "chapter"
	Classic               Type = "classic"
	Collection            Type = "collection"
	Dataset               Type = "dataset"
	Document              Type = "document"
	EntryGeneral          Type = "entry"
	EntryDictionary       Type = "entry-dictionary"
	EntryEncyclopedia     Type = "entry-encyclopedia"
	Event                 Type = "event"
	Figure                Type = "figure"
	Graphic               Type = "graphic"
	Hearing               Type = "hearing"
	Interview             Type = "interview"
	LegalCase             Type = "legal_case"
	Legislation           Type = "legislation"
	Manuscript            Type = "manuscript"
	Map                   Type = "map"
	MotionPicture         Type = "motion_picture"
	MusicalScore          Type = "musical_score"
	Pamphlet              Type = "pamphlet"
	PaperConference       Type = "paper-conference"
	Patent                Type = "patent"
	Performance           Type = "performance"
	Periodical            Type = "periodical"
	PersonalCommunication Type = "personal_communication"
	Post                  Type = "post"
	PostWeblog            Type = "post-weblog"
	Regulation            Type = "regulation"
	Report                Type = "report"
	Review                Type = "review"
	ReviewBook            Type = "review-book"
	Software              Type = "software"
	Song                  Type = "song"
	Speech                Type = "speech"
	Standard              Type = "standard"
	Thesis                Type = "thesis"
	Treaty                Type = "treaty"
	Webpage               Type = "webpage"
)

// Types are all types in canonical order.
func Types() []Type {
	return []Type{Article, ArticleJournal, ArticleMagazine, ArticleNewspaper, Bill, Book, Broadcast, Chapter, Classic, Collection,
		Dataset, Document, EntryGeneral, EntryDictionary, EntryEncyclopedia, Event, Figure, Graphic, Hearing, Interview, LegalCase,
		Legislation, Manuscript, Map, MotionPicture, MusicalScore, Pamphlet, PaperConference, Patent, Performance, Periodical,
		PersonalCommunication, Post, PostWeblog, Regulation, Report, Review, ReviewBook, Software, Song, Speech, Standard, Thesis,
		Treaty, Webpage}
}

// StandsAlone tells whether works of the type stand in no container: what holds them is a series.
func (t Type) StandsAlone() bool {
	switch t {
	case Book, Report, Thesis, Pamphlet, Classic, Collection:
		return true
	}
	return false
}

// TypeOf is the type of a name of CSL's; what is none is a [Document].
func TypeOf(name string) Type {
	for _, t := range Types() {
		if string(t) == name {
			return t
		}
	}
	return Document
}
