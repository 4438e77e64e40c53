#include "report/xml.h"

#include "report/escape.h"

static const char *entity_of(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    }
    return NULL;
}

void pl_xml_add(struct pl_buf *out, struct pl_slice text) {
    while (text.len > 0) {
        const char *entity = entity_of(text.data[0]);
        struct pl_glyph glyph = pl_escape_glyph(text);
        if (entity)
            pl_buf_add_str(out, entity);
        else
            pl_buf_add(out, glyph.shown, glyph.shown_len);
        text = pl_slice_of(text.data + glyph.len, text.len - glyph.len);
    }
}

void pl_xml_add_attribute(struct pl_buf *out, const char *name,
                          struct pl_slice text) {
    pl_buf_add_char(out, ' ');
    pl_buf_add_str(out, name);
    pl_buf_add_str(out, "=\"");
    pl_xml_add(out, text);
    pl_buf_add_char(out, '"');
}

void pl_xml_add_number(struct pl_buf *out, const char *name, uint64_t number) {
    pl_buf_add_format(out, " %s=\"%llu\"", name, (unsigned long long)number);
}
