/*
 * XML: text of a payload in an XML document, in an element or an attribute.
 */
#ifndef PL_REPORT_XML_H
#define PL_REPORT_XML_H

#include "base/buf.h"

/* Append `text` made safe to print (report/escape.h), which leaves nothing that
 * XML cannot hold, with markup as entities. */
void pl_xml_add(struct pl_buf *out, struct pl_slice text);

/* Append ` name="text"`. */
void pl_xml_add_attribute(struct pl_buf *out, const char *name,
                          struct pl_slice text);
void pl_xml_add_number(struct pl_buf *out, const char *name, uint64_t number);

#endif
