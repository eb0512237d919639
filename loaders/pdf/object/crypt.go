package object

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
)

// crypt opens what the standard security handler encrypted for readers without a password (ISO 32000-2, 7.6).
type crypt struct {
	key             []byte
	strings, stream method
	metadata        bool // the XMP stream is encrypted as well
}

type method int

const (
	identity method = iota
	rc4Method
	aes128
	aes256
)

// padding fills a password up to 32 bytes (ISO 32000-2, 7.6.4.3.2).
var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// newCrypt finds the key for the empty password; ok is false when that does not open the file.
func newCrypt(d Dict, id []byte) (c *crypt, ok bool) {
	if d["Filter"] != any(Name("Standard")) {
		return nil, false
	}
	version, _ := d["V"].(int)
	revision, _ := d["R"].(int)
	c = &crypt{metadata: d["EncryptMetadata"] != any(false)}
	length, _ := d["Length"].(int)
	if length == 0 {
		length = 40
	}
	switch version {
	case 1, 2:
		c.strings, c.stream = rc4Method, rc4Method
		if version == 1 {
			length = 40
		}
	case 4, 5:
		c.strings, c.stream = filterMethod(d, "StrF"), filterMethod(d, "StmF")
		length = 128
	default:
		return nil, false
	}
	if revision >= 5 {
		c.key = keyAES256(d, revision)
		return c, c.key != nil
	}
	if length < 40 || length > 128 || length%8 != 0 {
		return nil, false
	}
	c.key, ok = keyMD5(d, id, revision, length/8, c.metadata)
	return c, ok
}

func filterMethod(d Dict, which Name) method {
	name, _ := d[which].(Name)
	filters, _ := d["CF"].(Dict)
	f, _ := filters[name].(Dict)
	switch f["CFM"] {
	case any(Name("V2")):
		return rc4Method
	case any(Name("AESV2")):
		return aes128
	case any(Name("AESV3")):
		return aes256
	}
	return identity
}

// keyMD5 is algorithm 2 for the empty password, tried with algorithms 4 and 5.
func keyMD5(d Dict, id []byte, revision, n int, metadata bool) ([]byte, bool) {
	owner, _ := d["O"].(String)
	user, _ := d["U"].(String)
	permissions, _ := Number(d["P"])
	if len(owner) < 32 || len(user) < 16 {
		return nil, false
	}
	h := md5.New()
	h.Write(padding)
	h.Write([]byte(owner[:32]))
	var p [4]byte
	binary.LittleEndian.PutUint32(p[:], uint32(int64(permissions)))
	h.Write(p[:])
	h.Write(id)
	if revision >= 4 && !metadata {
		h.Write([]byte{0xff, 0xff, 0xff, 0xff})
	}
	key := h.Sum(nil)
	if revision >= 3 {
		for range 50 {
			s := md5.Sum(key[:n])
			key = s[:]
		}
	}
	key = key[:n]
	if revision == 2 {
		return key, string(withRC4(key, padding)) == string(user)
	}
	s := md5.Sum(append(append([]byte{}, padding...), id...))
	check := withRC4(key, s[:])
	for i := 1; i <= 19; i++ {
		k := make([]byte, n)
		for j := range k {
			k[j] = key[j] ^ byte(i)
		}
		check = withRC4(k, check)
	}
	return key, bytes.Equal(check[:16], []byte(user[:16]))
}

// keyAES256 is algorithm 2.A for the empty user password; nil when that does not open the file.
func keyAES256(d Dict, revision int) []byte {
	user, _ := d["U"].(String)
	wrapped, _ := d["UE"].(String)
	if len(user) < 48 || len(wrapped) < 32 {
		return nil
	}
	hash := func(salt string) []byte {
		if revision == 5 {
			s := sha256.Sum256([]byte(salt))
			return s[:]
		}
		return hash2B([]byte(salt))
	}
	if !bytes.Equal(hash(string(user[32:40])), []byte(user[:32])) {
		return nil
	}
	block, err := aes.NewCipher(hash(string(user[40:48])))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, 16)).CryptBlocks(key, []byte(wrapped[:32]))
	return key
}

// hash2B is algorithm 2.B for the empty password; its rounds end after 64 and a few more.
func hash2B(salt []byte) []byte {
	s := sha256.Sum256(salt)
	k := s[:]
	for round := 0; round < 1024; round++ {
		k1 := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		e := make([]byte, len(k1))
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, k1)
		sum := 0
		for _, c := range e[:16] {
			sum += int(c)
		}
		switch sum % 3 {
		case 0:
			h := sha256.Sum256(e)
			k = h[:]
		case 1:
			h := sha512.Sum384(e)
			k = h[:]
		default:
			h := sha512.Sum512(e)
			k = h[:]
		}
		if round >= 63 && int(e[len(e)-1]) <= round-31 {
			break
		}
	}
	return k[:32]
}

func withRC4(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return data
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

// open decrypts the bytes of object id.
func (c *crypt) open(m method, id Ref, data []byte) []byte {
	switch m {
	case rc4Method:
		return withRC4(c.objectKey(id, false), data)
	case aes128:
		return withAES(c.objectKey(id, true), data)
	case aes256:
		return withAES(c.key, data)
	}
	return data
}

// objectKey is algorithm 1.
func (c *crypt) objectKey(id Ref, salted bool) []byte {
	h := md5.New()
	h.Write(c.key)
	h.Write([]byte{byte(id.Number), byte(id.Number >> 8), byte(id.Number >> 16), byte(id.Generation), byte(id.Generation >> 8)})
	if salted {
		h.Write([]byte("sAlT"))
	}
	return h.Sum(nil)[:min(len(c.key)+5, 16)]
}

func withAES(key, data []byte) []byte {
	if len(data) < 32 {
		return nil
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil
	}
	body := data[16 : len(data)-len(data)%16]
	out := make([]byte, len(body))
	cipher.NewCBCDecrypter(block, data[:16]).CryptBlocks(out, body)
	if n := int(out[len(out)-1]); n >= 1 && n <= 16 {
		out = out[:len(out)-n]
	}
	return out
}
