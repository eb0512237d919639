package server

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"kg/graph"
	"kg/server/internal/gql"
)

// Bounds of the documents that clients had kept (automatic persisted queries).
const (
	maxPersisted     = 1000
	maxPersistedText = 16 << 10
)

// persisted keeps documents under their SHA-256, as Apollo's protocol has it. What is too long is not kept, and is sent each time.
type persisted struct{ *lru.LRU[string] }

var _ graphql.Cache[string] = persisted{}

func newPersisted() persisted { return persisted{lru.New[string](maxPersisted)} }

// Add keeps a document that is not too long.
func (p persisted) Add(ctx context.Context, hash, text string) {
	if len(text) <= maxPersistedText {
		p.LRU.Add(ctx, hash, text)
	}
}

// Operations are documents that a server answers to the exclusion of all others.
type Operations struct {
	byHash map[string]string // by the SHA-256 of the text, in hexadecimal, and by the id that a manifest gives
	texts  map[string]bool   // as they stand
	forms  map[string]bool   // as they are printed anew, without comments and with one white space
}

// ReadOperations reads the documents of a file, or of all files of a folder: GraphQL
// (.graphql, .gql), or JSON (.json) that leads from ids to documents, or Apollo's manifest of persisted queries.
func ReadOperations(path string) (*Operations, error) {
	o := &Operations{byHash: map[string]string{}, texts: map[string]bool{}, forms: map[string]bool{}}
	schema := gql.NewExecutableSchema(gql.Config{}).Schema()
	err := filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return graph.Errorf(graph.Invalid, "the operations cannot be read: %w", err)
		}
		switch ext := filepath.Ext(name); {
		case d.IsDir():
			return nil
		case ext != ".json" && ext != ".graphql" && ext != ".gql" && name != path:
			return nil
		}
		raw, err := os.ReadFile(name)
		if err != nil {
			return graph.Errorf(graph.Invalid, "the operations cannot be read: %w", err)
		}
		documents, err := documentsOf(name, raw)
		if err != nil {
			return err
		}
		for id, text := range documents {
			if _, errs := gqlparser.LoadQueryWithRules(schema, text, rules.NewDefaultRules()); len(errs) > 0 {
				return graph.Errorf(graph.Invalid, "%s: %s%s", name, id, errs[0].Error())
			}
			if strings.TrimSpace(text) == "" {
				return graph.Errorf(graph.Invalid, "%s holds no operation", name)
			}
			if err := o.add(id, text); err != nil {
				return graph.Errorf(graph.Invalid, "%s: %w", name, err)
			}
		}
		return nil
	})
	if err == nil && len(o.texts) == 0 {
		err = graph.Errorf(graph.Invalid, "%s holds no operation: then nothing would be answered", path)
	}
	return o, err
}

// Len is how many documents there are.
func (o *Operations) Len() int { return len(o.texts) }

func (o *Operations) add(id, text string) error {
	form, err := formOf(text, 0)
	if err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(text))
	o.byHash[hex.EncodeToString(sum[:])] = text
	if id != "" {
		o.byHash[id] = text
	}
	o.texts[text], o.forms[form] = true, true
	return nil
}

// documentsOf are the documents of a file by their ids, "" for one that has none.
func documentsOf(name string, raw []byte) (map[string]string, error) {
	if filepath.Ext(name) != ".json" {
		return map[string]string{"": string(raw)}, nil
	}
	var manifest struct {
		Operations []struct{ ID, Body string } `json:"operations"`
	}
	if json.Unmarshal(raw, &manifest) == nil && len(manifest.Operations) > 0 {
		out := map[string]string{}
		for _, op := range manifest.Operations {
			out[op.ID] = op.Body
		}
		return out, nil
	}
	var flat map[string]string
	if err := json.Unmarshal(raw, &flat); err != nil {
		return nil, graph.Errorf(graph.Invalid, "%s is neither a manifest nor leads from ids to documents: %w", name, err)
	}
	return flat, nil
}

// formOf is a document printed anew; one of more tokens than that is an error, 0 allows any number.
func formOf(text string, tokens int) (string, error) {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, tokens)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	formatter.NewFormatter(&out).FormatQueryDocument(doc)
	return out.String(), nil
}

// only refuses operations that are not on the list. What is asked for by its hash or id alone is taken from it.
type only struct {
	*Operations
	tokens int
}

var (
	_ graphql.HandlerExtension          = only{}
	_ graphql.OperationParameterMutator = only{}
)

// ExtensionName is the extension's name.
func (only) ExtensionName() string { return "OnlyOperations" }

// Validate is called once, at start.
func (only) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters lets pass what is on the list.
func (o only) MutateOperationParameters(_ context.Context, raw *graphql.RawParams) *gqlerror.Error {
	if raw.Query == "" {
		raw.Query = o.byHash[hashOf(raw)]
	}
	if o.texts[raw.Query] {
		return nil
	}
	if form, err := formOf(raw.Query, o.tokens); err == nil && o.forms[form] {
		return nil
	}
	return coded(graph.Forbidden, "this server answers the operations on its list only, and this is none of them")
}

// hashOf is what a client asks for by Apollo's extension.
func hashOf(raw *graphql.RawParams) string {
	extension, _ := raw.Extensions["persistedQuery"].(map[string]any)
	hash, _ := extension["sha256Hash"].(string)
	return hash
}
