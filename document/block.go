package document

// BlockKind says what part of the page a block is.
type BlockKind string

// The kinds of block. Whatever is not running text of the document itself
// (furniture, teasers, other stories) is kept, under a kind of its own, so that
// nothing is lost and nothing of it is read as the document's words.
const (
	Heading     BlockKind = "heading"
	Paragraph   BlockKind = "paragraph"
	ListItem    BlockKind = "list-item"
	TableRow    BlockKind = "table-row" // one physical line of a table; see Layers.Tables for the table itself
	Caption     BlockKind = "caption"   // of a figure, table or photograph
	SourceNote  BlockKind = "source-note"
	Footnote    BlockKind = "footnote"
	FrontMatter BlockKind = "front-matter" // authors, received/accepted lines, affiliations, keywords, byline, dateline of a page
	Furniture   BlockKind = "furniture"    // running heads, page numbers, rules, share buttons, navigation
	Teaser      BlockKind = "teaser"       // headline or summary of another story
	Code        BlockKind = "code"
)

// Block is one piece of the page. Blocks do not nest.
type Block struct {
	Span
	Kind BlockKind
	// Level is 1 for the document's title, 2 for a chapter heading and so on; 0 for anything but headings.
	Level int
	// Content is the block without its markup (heading marks, list bullets, table pipes at the ends).
	Content Span
	// Section is the index in Blocks of the heading this block stands under, -1 for none.
	Section int
	// Continues is the index of an earlier block that this one goes on after a
	// page break (a sentence, a row or a list entry cut in two), -1 for none.
	Continues int
	// Label is the mark by which the text refers to the block: a note's number, "Table 1", "Figure 2"; or "".
	Label string
}

// SectionTitle is the plain text of the heading block i stands under, or "".
func (d *Document) SectionTitle(i int) string {
	if i < 0 || i >= len(d.Blocks) {
		return ""
	}
	s := d.Blocks[i].Section
	if s < 0 || s >= len(d.Blocks) {
		return ""
	}
	return d.Plain(d.Blocks[s].Content)
}

// BlockAt is the index of the block that holds the byte at offset, or -1.
func (d *Document) BlockAt(offset int) int {
	lo, hi := 0, len(d.Blocks)
	for lo < hi {
		mid := (lo + hi) / 2
		switch b := d.Blocks[mid]; {
		case offset < b.Start:
			hi = mid
		case offset >= b.End:
			lo = mid + 1
		default:
			return mid
		}
	}
	return -1
}
