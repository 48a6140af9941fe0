/** Amounts of money, exact to the smallest unit of their currency (ISO 4217), rounded by one rule in one place. */
package org.parley.money;
