package model

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"kg/document"
)

//go:embed prompt.txt
var instructions string

// Protocol is the version of the prompt and of the form of answers: the first line of prompt.txt. Whoever changes what is
// sent or how it is read changes it, so that no answer to another question is taken from a cache.
func Protocol() string {
	first, _, _ := strings.Cut(instructions, "\n")
	return first
}

// Prompt is what a model is asked.
type Prompt struct {
	System string // the same for every document
	User   string // sentences, entities and citations, as JSON
}

// Key is the name under which the answer of a model is kept: a digest of protocol, model and prompt, in hexadecimal.
func (p Prompt) Key(model string) string {
	h := sha256.New()
	for _, s := range []string{Protocol(), model, p.System, p.User} {
		fmt.Fprintf(h, "%d:%s\n", len(s), s)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Answer is what came back for a prompt, and what it took.
type Answer struct {
	Text   string
	Cached bool // it was not asked for now
	// Requests is how many were sent for it, also where there is an error.
	Requests int
	// TokensIn and TokensOut are as the endpoint reports them; Metered tells that it did.
	TokensIn, TokensOut int64
	Metered             bool
	// Warning is what went wrong beside the answer, or "".
	Warning string
}

// Proposer answers prompts.
type Proposer interface {
	// Propose returns the model's answer, whatever it says. It may be called from many goroutines, is bounded in time and size, and
	// returns when ctx ends. An error is one sentence for the user, the same for the same cause; the answer then still says how many requests were sent.
	Propose(ctx context.Context, p Prompt) (Answer, error)
}

// The user's part of a prompt, as JSON.
type (
	shownSentence struct {
		N       int    `json:"n"`
		Section string `json:"section,omitempty"`
		Text    string `json:"text"`
	}
	shownEntity struct {
		ID   string              `json:"id"`
		Kind document.EntityKind `json:"kind"`
		Type string              `json:"type,omitempty"`
		Name string              `json:"name"`
		As   []string            `json:"as,omitempty"`
	}
	shownCitation struct {
		ID   string `json:"id"`
		N    int    `json:"n"`
		Text string `json:"text"`
		Key  string `json:"key,omitempty"`
	}
)

// prompt is what the model is asked of a part. JSON keeps the text apart from what stands around it: no sentence can
// end its own string.
func (p *part) prompt(d *document.Document) Prompt {
	var b bytes.Buffer
	section := ""
	list(&b, `{"sentences": [`, len(p.sentences), func(i int) any {
		s := shownSentence{N: i + 1, Text: p.sentences[i].view.Text}
		if title := d.SectionTitle(p.sentences[i].block); title != section {
			s.Section, section = title, title
		}
		return s
	})
	list(&b, `], "entities": [`, len(p.entities), func(i int) any {
		e := d.Layers.Entities[p.entities[i]]
		return shownEntity{ID: fmt.Sprint("e", i+1), Kind: e.Kind, Type: e.Type, Name: e.Name, As: p.as[i]}
	})
	list(&b, `], "citations": [`, len(p.citations), func(i int) any {
		c := d.Layers.Citations[p.citations[i].citation]
		s := shownCitation{ID: fmt.Sprint("c", i+1), N: p.citations[i].sentence + 1, Text: d.Plain(c.Span)}
		if len(c.Candidates) > 0 {
			s.Key = d.Layers.References[c.Candidates[0].Reference].Key
		}
		return s
	})
	b.WriteString("]}\n")
	return Prompt{System: instructions, User: b.String()}
}

// list writes n items, one a line.
func list(b *bytes.Buffer, opening string, n int, item func(int) any) {
	b.WriteString(opening)
	for i := range n {
		b.WriteString("\n")
		enc := json.NewEncoder(b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(item(i)); err != nil {
			panic(err) // strings and numbers always have a JSON form
		}
		b.Truncate(b.Len() - 1)
		if i < n-1 {
			b.WriteString(",")
		}
	}
}
