package label

// Field is what a token of an entry belongs to.
type Field uint8

// The fields. Other is what belongs to none of them: "In", an edition, a date of access, an address.
const (
	Other Field = iota
	Author
	Year
	Title
	Container
	Volume
	Issue
	Pages
	Publisher
	Place
	Editor
	fieldCount = iota
)

// Fields that are not labelled, for an address shows itself; but one can be sure of them or not.
const (
	DOI Field = fieldCount + iota
	URL
	calibrated = fieldCount + iota
)

var fieldNames = [calibrated]string{"other", "author", "year", "title", "container", "volume", "issue", "pages", "publisher", "place", "editor", "doi", "url"}

// String is the field's name.
func (f Field) String() string {
	if int(f) < len(fieldNames) {
		return fieldNames[f]
	}
	return "unknown"
}

// A state is a field with its place in the span: 0 is Other, 1 to 10 begin the
// field of that number, 11 to 20 go on with field state-10.
const stateCount = 1 + 2*(fieldCount-1)

func begin(f Field) int { return int(f) }

func inside(f Field) int {
	if f == Other {
		return 0
	}
	return int(f) + fieldCount - 1
}

// Stretch is a half-open range of bytes of an entry's text.
type Stretch struct{ Start, End int }

// Hint is another reader's opinion: that a stretch holds a field.
type Hint struct {
	Stretch
	Field Field
}

// Entry is one reference as the labeller is given it.
type Entry struct {
	Text     string
	Links    []Stretch // addresses, each of which is one token
	Emphasis []Stretch // what is set in italics or bold
	Hints    []Hint    // what the rules say, sorted, without overlaps
}

// Span is a field as the labeller found it.
type Span struct {
	Stretch
	Field Field
	// Probability is that this field stands exactly here, by the model, 0 to 1; not calibrated.
	Probability float64
}
