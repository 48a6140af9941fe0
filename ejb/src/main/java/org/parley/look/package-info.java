/** Language and look (A16): in which language, colours and time zone a person meets the portal. */
package org.parley.look;
