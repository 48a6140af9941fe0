/**
 * The paper of an invoice (B3): what a person keeps, and what their bookkeeping reads.
 *
 * <ul>
 * <li>B3.20 – An invoice is one PDF/A-3b file with its figures embedded as XML: EN 16931 in the syntax of UN/CEFACT Cross Industry
 *     Invoice D16B, profile "EN 16931" of Factur-X 1.0.07 (ZUGFeRD 2.3), attached as an alternative of the page.
 * <li>B3.21 – The paper computes nothing. Every sum is given, and {@link org.parley.invoice.paper.PaperInvoice} refuses sums that do
 *     not add up to the minor unit, so the page and the XML cannot differ.
 * <li>B3.22 – The same record makes the same bytes: identifiers and dates come from it, never from a clock. (Another version of the
 *     runtime may compress or format otherwise: an issued invoice is kept as it was made.)
 * <li>B3.23 – Why there is no or no ordinary tax stands on the page in the person's language, and with its VATEX code in the XML.
 * <li>B3.24 – Every name is written: in Source Sans Pro, else in DejaVu Sans, right to left where it is, else in Latin letters (ICU),
 *     and what is left as a box. The XML always carries the name itself.
 * </ul>
 *
 * <p>The page is drawn with Apache PDFBox. The library of Mustangproject writes such files too, but stamps them with the time, computes
 * sums anew and comes with sixty libraries of 42 MB; so it judges in the tests what is written here.
 *
 * <p>Fonts: Source Sans Pro (SIL Open Font License 1.1) and DejaVu Sans (licence of Bitstream Vera); the licences lie beside them.
 */
package org.parley.invoice.paper;
