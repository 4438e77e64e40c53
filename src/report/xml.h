/*
 * XML: write text of a payload to an XML document, into an element or an
 * attribute.
 */
#ifndef PL_REPORT_XML_H
#define PL_REPORT_XML_H

#include "base/buf.h"

/* Append `text`, made safe to print (report/escape.h), so that XML can hold it,
 * and with markup as entities. */
void pl_xml_add(struct pl_buf *out, struct pl_slice text);

/* Append ` name="text"`; append ` name="number"`. */
void pl_xml_add_attribute(struct pl_buf *out, const char *name,
                          struct pl_slice text);
void pl_xml_add_number(struct pl_buf *out, const char *name, uint64_t number);

#endif
