package object_test

import (
	"bytes"
	"compress/lzw"
	"compress/zlib"
	"context"
	"encoding/ascii85"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"kg/loaders/pdf/object"
)

// open makes a file of one stream, as object 3, and opens it.
func open(t *testing.T, dict string, data []byte, limit int) (*object.File, *object.Stream) {
	t.Helper()
	raw := fmt.Sprintf("%%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Kids [] >> endobj\n3 0 obj << /Length %d %s >> stream\n%s\nendstream endobj\ntrailer << /Root 1 0 R >>", len(data), dict, data)
	f, err := object.Open(context.Background(), []byte(raw), object.Limits{Unpacked: limit, Objects: 100})
	if err != nil {
		t.Fatal(err)
	}
	return f, f.Stream(object.Ref{Number: 3})
}

func TestFiltersUnpackWhatWasPacked(t *testing.T) {
	text := []byte(strings.Repeat("Ports pay for the deep harbour. ", 600) + "\x00\x01\xfe")
	deflated := func(b []byte) []byte {
		var out bytes.Buffer
		w := zlib.NewWriter(&out)
		w.Write(b)
		w.Close()
		return out.Bytes()
	}
	var codes bytes.Buffer
	w := lzw.NewWriter(&codes, lzw.MSB, 8)
	w.Write(text)
	w.Close()
	a85 := make([]byte, ascii85.MaxEncodedLen(len(text)))
	a85 = append(a85[:ascii85.Encode(a85, text)], "~>"...)
	var up bytes.Buffer // rows of 8 bytes, each as the difference to the one above
	rows := text[:len(text)-len(text)%8]
	for i := range rows {
		if i%8 == 0 {
			up.WriteByte(2)
		}
		above := byte(0)
		if i >= 8 {
			above = rows[i-8]
		}
		up.WriteByte(rows[i] - above)
	}
	for _, c := range []struct {
		name, dict string
		data, want []byte
	}{
		{"none", "", text, text},
		{"Flate", "/Filter /FlateDecode", deflated(text), text},
		{"Flate that is cut off", "/Filter /FlateDecode", deflated(text)[:60], nil},
		{"LZW", "/Filter /LZWDecode /DecodeParms << /EarlyChange 0 >>", codes.Bytes(), text},
		{"base 85", "/Filter /ASCII85Decode", a85, text},
		{"hexadecimal", "/Filter /ASCIIHexDecode", []byte(hex.EncodeToString(text) + ">"), text},
		{"runs", "/Filter /RunLengthDecode", []byte("\x02Por\xfex\x80"), []byte("Porxxx")},
		{"two filters", "/Filter [/ASCIIHexDecode /FlateDecode]", []byte(hex.EncodeToString(deflated(text)) + ">"), text},
		{"a predictor", "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 8 >>", deflated(up.Bytes()), rows},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, s := open(t, c.dict, c.data, 1<<20)
			got, ok := f.Data(s)
			if !ok {
				t.Fatal("not unpacked")
			}
			if c.want == nil {
				if !bytes.HasPrefix(text, got) {
					t.Fatalf("got %q", got)
				}
				return
			}
			if !bytes.Equal(got, c.want) {
				t.Fatalf("got %d bytes, want %d", len(got), len(c.want))
			}
		})
	}
}

func TestUnpackingStopsAtTheLimit(t *testing.T) {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	w.Write(make([]byte, 64<<20))
	w.Close()
	f, s := open(t, "/Filter /FlateDecode", out.Bytes(), 1<<20)
	if data, ok := f.Data(s); ok || len(data) > 2<<20 || f.Err() != object.ErrTooMuch {
		t.Fatalf("%d bytes, %v, %v", len(data), ok, f.Err())
	}
}

func TestPicturesAreNotUnpacked(t *testing.T) {
	f, s := open(t, "/Filter /DCTDecode", []byte("\xff\xd8"), 1<<20)
	if _, ok := f.Data(s); ok {
		t.Fatal("a picture was unpacked")
	}
}
