'use strict';
// Plain JavaScript: the report is one file without a build, and HTML alone neither sorts a table nor moves a wipe.
document.documentElement.classList.add('js');

// Sorting: <data value> where there is one, else the text; cells without either stay at the end.
function key(cell) {
    const data = cell.querySelector('data');
    return data ? Number(data.value) : cell.textContent.trim();
}

function compare(a, b) {
    if (a === '' || b === '') return (a === '') - (b === '');
    return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en', { numeric: true });
}

for (const table of document.querySelectorAll('table.sortable')) {
    const headers = [...table.tHead.rows[0].cells];
    headers.forEach((header, column) => header.querySelector('button').addEventListener('click', () => {
        const sign = header.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
        headers.forEach(other => other.removeAttribute('aria-sort'));
        header.setAttribute('aria-sort', sign > 0 ? 'ascending' : 'descending');
        const body = table.tBodies[0];
        const rows = [...body.rows].map(row => ({ row, key: key(row.cells[column]) }));
        rows.sort((a, b) => a.key === '' || b.key === '' ? compare(a.key, b.key) : sign * compare(a.key, b.key));
        body.append(...rows.map(entry => entry.row));
    }));
}

// The wipe: at 1.3 the third layer covers the left 30 % of the second.
function show(viewer, position) {
    const range = viewer.querySelector('input');
    const buttons = [...viewer.querySelectorAll('button')];
    const at = Math.min(position, buttons.length - 1);
    const left = Math.ceil(at), right = Math.floor(at);
    range.value = at;
    range.setAttribute('aria-valuetext', left === right ? buttons[left].textContent : `${buttons[left].textContent} over ${Math.round(100 * (at - right))} % of the ${buttons[right].textContent}`);
    viewer.style.setProperty('--at', at);
    viewer.style.setProperty('--edge', at - right);
    buttons.forEach((button, i) => button.setAttribute('aria-pressed', i === at));
}

for (const viewer of document.querySelectorAll('.viewer')) {
    const range = viewer.querySelector('input');
    range.addEventListener('input', () => show(viewer, Number(range.value)));
    viewer.querySelectorAll('button').forEach((button, i) => button.addEventListener('click', () => show(viewer, i)));
    show(viewer, Number(range.value));
}

for (const all of document.querySelectorAll('.all button'))
    all.addEventListener('click', () => {
        for (const viewer of document.querySelectorAll('.viewer')) show(viewer, Number(all.value));
    });
