// Package text reads plain text: papers without markup, and pages saved as text.
package text

import (
	"context"

	"kg/document"
	"kg/loaders/layout"
)

// Media is the media type of the documents this package makes.
const Media = "text/plain"

// Read makes a document's text, blocks and metadata from decoded plain text.
func Read(ctx context.Context, text string, d *document.Document) error {
	page, err := layout.Read(ctx, text, false)
	if err != nil {
		return err
	}
	d.Media, d.Text, d.Blocks, d.Meta = Media, text, page.Blocks, page.Meta
	return nil
}
